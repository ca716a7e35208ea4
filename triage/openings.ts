/**
 * "High fever and she is confused": words at the beginning of a sentence that names one other person, and never the
 * writer, are about that person, whoever was spoken of before.
 */
import { notAPerson, patient } from './relations.js';
import type { Mention } from './mentions.js';
import { breaks, type Token } from './tokens.js';
import type { Subject } from './types.js';

/** For each token before the first mention of such a sentence whom it is about; undefined elsewhere. */
export function openingsOf(tokens: readonly Token[], mentions: readonly Mention[]): Array<Subject | undefined> {
  const openings: Array<Subject | undefined> = Array.from({ length: tokens.length });
  let next = 0;
  for (let from = 0; from < tokens.length;) {
    let to = from + 1;
    while (to < tokens.length && tokens[to]!.before < breaks.sentence) to += 1;
    const first = mentions[next];
    let named = false;
    for (; next < mentions.length && mentions[next]!.at < to; next += 1) named ||= mentions[next]!.subject === patient;
    if (first && first.at < to && !named && first.subject !== notAPerson) openings.fill(first.subject, from, first.at);
    from = to;
  }
  return openings;
}
