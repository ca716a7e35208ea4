import type { Sentence } from '../../retrieval/passages.js';
import type { StatementWords } from '../settings.js';
import { agreementOn } from './agreement.js';
import { createCanonical } from './canonical.js';
import type { Check } from './check.js';
import { createJoining } from './joining.js';
import { neverAdded } from './forbidden.js';
import { numbersAgree } from './numbers.js';
import { locateQuote } from './quote.js';
import type { Range } from './quote.js';
import { createRewrites } from './rewrites.js';
import { createSources } from './sources.js';
import type { Source } from './sources.js';
import { sameWording, wordsStandInSource } from './wording.js';

export interface Statement {
  text: string;
  quote: string;
  /** Place of the cited sentence in its section. */
  cited: number;
}

/** The sentences that a statement stands for; `oneItem`: it gives one item of a list, which must be shown besides. */
export type Verdict = { stands: Range; oneItem: boolean } | { refused: string };

/**
 * Builds the verifier of paraphrase mode: a statement stands only when it says exactly what neighbouring sentences of one
 * paragraph, or one list, say. What is not understood is refused. Every check must pass; the first that does not names
 * the reason.
 */
export function createStatementVerifier(
  words: StatementWords,
): (statement: Statement, sentences: readonly Sentence[]) => Verdict {
  const { classes, forbidden, figures, rewriting } = words;
  const canonical = createCanonical(words.free, words.same_meaning);
  const rewrites = createRewrites(rewriting, figures);
  const sources = createSources(canonical, rewrites, rewriting.whole_lists);
  const checks: Check[] = [
    ...Object.entries(forbidden).map(([kind, phrases]) => neverAdded(kind, phrases, canonical)),
    numbersAgree(figures),
    ...Object.entries(classes).map(([name, members]) => agreementOn(name, members)),
    wordsStandInSource,
    sameWording(rewrites.orders, createJoining(words.joining)),
  ];
  const judge = (statement: readonly string[], sentences: Source['sentences']): string | null => {
    const comparison = { statement, sentences, source: sentences.flat() };
    for (const check of checks) {
      const reason = check(comparison);
      if (reason !== null) return reason;
    }
    return null;
  };

  return ({ text, quote, cited }, sentences) => {
    const touched = locateQuote(quote, cited, sentences);
    if (!touched) return { refused: 'quote-not-found' };
    const statement = canonical(text);
    let reason: string | null = null;
    for (const { first, last, oneItem, sentences: source } of sources(touched, cited, sentences)) {
      const found = judge(statement, source);
      if (found === null) return { stands: { first, last }, oneItem };
      // Against the quoted sentences themselves the reason says most.
      reason ??= found;
    }
    return { refused: reason ?? 'too-long' };
  };
}
