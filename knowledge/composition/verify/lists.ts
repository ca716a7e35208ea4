import type { Sentence } from '../../retrieval/passages.js';
import type { Range } from './quote.js';

/** The list that a sentence belongs to: its lead-in and its items, or null. */
export function listAround(cited: number, sentences: readonly Sentence[]): Range | null {
  // Items stand three or four signs behind what is before them (see `createStructureReader`).
  const isItem = (at: number) => at > 0 && at < sentences.length && sentences[at]!.start - sentences[at - 1]!.end > 2;
  let first = cited;
  while (isItem(first)) first -= 1;
  if (!sentences[first]!.text.endsWith(':') || !isItem(first + 1)) return null;
  let last = first + 1;
  while (isItem(last + 1)) last += 1;
  return { first, last };
}

/** "The signs are:" with its items as one sentence: "The signs are: fever; chills." */
export function listInASentence({ first, last }: Range, sentences: readonly Sentence[]): string {
  const items = sentences.slice(first + 1, last + 1).map(({ text }) => text.replace(/\.$/, ''));
  return `${sentences[first]!.text} ${items.join('; ')}.`;
}

/**
 * "Call us for:" with one of its items: "Call us for a fever." Null where the list is only true as a whole, or the item
 * says more than one sentence.
 */
export function leadInWithItem(leadIn: string, item: string, isWhole: (text: string) => boolean): string | null {
  if (isWhole(leadIn) || /[.!?] /.test(item)) return null;
  return `${leadIn.slice(0, -1)} ${item.replace(/\.$/, '')}.`;
}
