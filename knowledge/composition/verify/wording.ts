import { isWord } from './canonical.js';
import type { Check } from './check.js';
import type { MayJoin } from './joining.js';

/** Every word of a statement must come from its sentences: an unknown medicine or illness ends here. */
export const wordsStandInSource: Check = ({ statement, source }) => {
  const known = new Set(source);
  return statement.filter(isWord).every((word) => known.has(word) || word === 'and') ? null : 'word-not-in-passage';
};

/**
 * The last and strictest look: in canonical form a statement must be its sentences, sign by sign, whole and in order. Only
 * where a sentence ends may it go on after a semicolon, or with ", and" where `mayJoin` allows it.
 */
export function sameWording(mayJoin: MayJoin): Check {
  return ({ statement, sentences }) => {
    let rest = statement;
    const takes = (signs: readonly string[]): boolean => {
      if (!signs.every((sign, index) => rest[index] === sign)) return false;
      rest = rest.slice(signs.length);
      return true;
    };
    for (const [at, sentence] of sentences.entries()) {
      const { words, end } = endOf(sentence);
      const next = sentences[at + 1];
      if (!takes(words)) return 'wording-differs';
      if (!next) takes(end);
      else if (!takes(end) && !(end[0] === '.' && (takes([';']) || (mayJoin(words, next) && takes([',', 'and'])))))
        return 'wording-differs';
    }
    return rest.length === 0 ? null : 'wording-differs';
  };
}

/** A sentence without the sign that ends it, and that sign. */
function endOf(sentence: readonly string[]): { words: readonly string[]; end: readonly string[] } {
  const last = sentence.at(-1);
  return last !== undefined && ['.', '!', '?', ':', ';'].includes(last)
    ? { words: sentence.slice(0, -1), end: [last] }
    : { words: sentence, end: [] };
}
