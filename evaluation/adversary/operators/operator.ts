import type { Lexicon } from '../lexicon.js';
import type { Numbered, Source } from '../source.js';
import { pick, plain, type Random } from '../words.js';

/** What an operator works on: one sentence of the evidence, and all around it. */
export interface Material {
  sentence: Numbered;
  source: Source;
  lexicon: Lexicon;
  random: Random;
}

/** A statement of a model in paraphrase mode: its words, and the proof that it offers. */
export interface Wording {
  text: string;
  quote: string;
  /** Alias of the sentence that is cited. */
  cites: string;
}

/**
 * Makes a statement of a sentence. The label is the operator's, not the text's: what a `corrupted` operator makes says
 * something that the page does not, what a `true` one makes says the same in other words.
 */
export interface Operator {
  id: string;
  label: 'true' | 'corrupted';
  /** Undefined where the sentence gives nothing to work on. */
  make(of: Material): Wording | undefined;
}

/** An operator that changes the words of one whole sentence and cites it honestly. */
export const onSentence = (
  id: string,
  label: Operator['label'],
  change: (text: string, of: Material) => string | undefined,
): Operator => ({
  id,
  label,
  make(of) {
    if (!isStatement(of.sentence.text)) return undefined;
    const text = change(of.sentence.text, of);
    return text === undefined || plain(text) === plain(of.sentence.text) ? undefined : honest(text, of.sentence);
  },
});

/** Cites the sentence, and quotes all of it. */
export const honest = (text: string, { text: quote, alias: cites }: Numbered): Wording => ({ text, quote, cites });

/** A whole sentence that claims or advises; no list item in note form, no question, no lead-in. */
export const isStatement = (text: string): boolean => /^[\p{Lu}{].*\.$/su.test(text) && text.split(' ').length >= 3;

/** Either of two sentences may be the one that is cited. */
export const citing = (text: string, a: Numbered, b: Numbered, random: Random): Wording =>
  honest(text, pick([a, b], random));

/** How soon an advice wants help: two of one level could trade their conditions and still be true. */
export function levelOf(advice: string): 'now' | 'soon' | 'other' {
  if (/emergency|crisis|hospital|at once|right away|now\b|do not wait/i.test(advice)) return 'now';
  return /same day|today|within|soon/i.test(advice) ? 'soon' : 'other';
}
