import type { Sentence } from '../../retrieval/passages.js';
import type { StatementWords } from '../settings.js';
import { agreementOn } from './agreement.js';
import { createCanonical } from './canonical.js';
import type { Check } from './check.js';
import { createJoining } from './joining.js';
import { neverAdded } from './forbidden.js';
import { numbersAgree } from './numbers.js';
import { lineOf, locateQuote } from './quote.js';
import type { Range } from './quote.js';
import { sameWording, wordsStandInSource } from './wording.js';

export interface Statement {
  text: string;
  quote: string;
  /** Place of the cited sentence in its section. */
  cited: number;
}

export type Verdict = { stands: Range } | { refused: string };

/** More sentences than these are never joined into one statement. */
const longestJoin = 3;

/**
 * Builds the verifier of paraphrase mode: a statement stands only when it says exactly what neighbouring sentences of one
 * paragraph say. What is not understood is refused. Every check must pass; the first that does not names the reason.
 */
export function createStatementVerifier(
  words: StatementWords,
): (statement: Statement, sentences: readonly Sentence[]) => Verdict {
  const canonical = createCanonical(words.free, words.same_meaning);
  const { classes, forbidden } = words;
  const checks: Check[] = [
    ...Object.entries(forbidden).map(([kind, phrases]) => neverAdded(kind, phrases, canonical)),
    numbersAgree(words.figures),
    ...Object.entries(classes).map(([name, members]) => agreementOn(name, members)),
    wordsStandInSource,
    sameWording(createJoining(words.joining)),
  ];

  return ({ text, quote, cited }, sentences) => {
    const touched = locateQuote(quote, cited, sentences);
    if (!touched) return { refused: 'quote-not-found' };
    const statement = canonical(text);
    const judge = ({ first, last }: Range): string | null => {
      const own = sentences.slice(first, last + 1).map((sentence) => canonical(sentence.text));
      const comparison = { statement, sentences: own, source: own.flat() };
      for (const check of checks) {
        const reason = check(comparison);
        if (reason !== null) return reason;
      }
      return null;
    };
    const stands = rangesAround(touched, lineOf(cited, sentences)).find((range) => judge(range) === null);
    return stands ? { stands } : { refused: judge(touched) ?? 'too-long' };
  };
}

/** The quoted sentences, alone or with neighbours of the same line: a statement may join more than it quotes. */
function rangesAround({ first, last }: Range, line: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (const from of line.filter((at) => at <= first)) {
    for (const to of line.filter((at) => at >= last && at - from < longestJoin)) ranges.push({ first: from, last: to });
  }
  return ranges.sort((a, b) => a.last - a.first - (b.last - b.first));
}
