import { isWord } from './canonical.js';
import type { Check } from './check.js';

/** Every word of a statement must come from its sentences: an unknown medicine or illness ends here. */
export const wordsStandInSource: Check = ({ statement, source }) => {
  const known = new Set(source);
  return statement.filter(isWord).every((word) => known.has(word) || word === 'and') ? null : 'word-not-in-passage';
};

/**
 * The last and strictest look: in canonical form a statement must be its sentences, sign by sign, whole and in order. Only
 * where a sentence ends may it go on after a semicolon, or with ", and" where that cannot draw what follows into a
 * condition, a "not" or a "may".
 * @param reaching words (and signs) of a sentence that could reach over an "and"
 */
export function sameWording(reaching: ReadonlySet<string>): Check {
  return ({ statement, sentences }) => {
    let rest = [...statement];
    for (const [at, sentence] of sentences.entries()) {
      const isLast = at === sentences.length - 1;
      const body = endsOf(sentence);
      if (!body.words.every((word, index) => rest[index] === word)) return 'wording-differs';
      rest = rest.slice(body.words.length);
      const joins = [body.end];
      if (!isLast && body.end[0] === '.') {
        joins.push([';']);
        if (!body.words.some((word) => word.split(' ').some((one) => reaching.has(one)))) joins.push([',', 'and']);
      }
      if (isLast) return rest.length === 0 || rest.join(' ') === body.end.join(' ') ? null : 'wording-differs';
      const join = joins.find((signs) => signs.every((sign, index) => rest[index] === sign));
      if (!join) return 'wording-differs';
      rest = rest.slice(join.length);
    }
    return 'wording-differs';
  };
}

/** A sentence without the sign that ends it, and that sign. */
function endsOf(sentence: readonly string[]): { words: readonly string[]; end: readonly string[] } {
  const last = sentence.at(-1);
  return last !== undefined && ['.', '!', '?', ':', ';'].includes(last)
    ? { words: sentence.slice(0, -1), end: [last] }
    : { words: sentence, end: [] };
}
