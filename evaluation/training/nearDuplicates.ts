/**
 * Rows that say nearly the same as an earlier one: word triples in common (Jaccard). A text that stands in training and
 * in validation or test would make the figures look better than they are.
 */
import { wordsOf } from '../../triage/reader/ngrams.js';

const tooAlike = 0.6;

function triplesOf(text: string): Set<string> {
  const words = wordsOf(text);
  if (words.length < 3) return new Set([words.join(' ')]);
  return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));
}

/** @returns the rows without those that are too like an earlier one, in order; give the rows that must stay first. */
export function withoutNearDuplicates<T extends { text: string }>(rows: readonly T[]): T[] {
  const kept: Array<{ row: T; triples: Set<string> }> = [];
  const holding = new Map<string, number[]>();
  for (const row of rows) {
    const triples = triplesOf(row.text);
    const shared = new Map<number, number>();
    for (const triple of triples)
      for (const other of holding.get(triple) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    const isAlike = [...shared].some(
      ([other, common]) => common / (triples.size + kept[other]!.triples.size - common) >= tooAlike,
    );
    if (isAlike) continue;
    for (const triple of triples) {
      const known = holding.get(triple);
      if (known === undefined) holding.set(triple, [kept.length]);
      else known.push(kept.length);
    }
    kept.push({ row, triples });
  }
  return kept.map(({ row }) => row);
}
