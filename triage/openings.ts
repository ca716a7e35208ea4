/**
 * "High fever and she is confused": words at the beginning of a sentence that names one other person, and never the
 * writer, are about that person, whoever was spoken of before.
 */
import { notAPerson, patient } from './relations.js';
import type { Mention } from './mentions.js';
import { breaks, type Token } from './tokens.js';
import type { Subject } from './types.js';

const ofAge = /^(and|old|just|only|days?|weeks?|wks?|months?|mths?|mo|years?|yrs?|yo)$/;

/** "9 weeks. She is 38.6": a sentence that says an age and nothing else. */
function isBareAge(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to);
  return (
    words.some(({ value }) => value !== undefined) && words.every((t) => t.value !== undefined || ofAge.test(t.text))
  );
}

/** For each token before the first mention of such a sentence whom it is about; undefined elsewhere. */
export function openingsOf(tokens: readonly Token[], mentions: readonly Mention[]): Array<Subject | undefined> {
  const openings: Array<Subject | undefined> = Array.from({ length: tokens.length });
  let next = 0;
  /** Where the bare age begins that the sentence before this one is. */
  let age: number | undefined;
  for (let from = 0; from < tokens.length;) {
    let to = from + 1;
    while (to < tokens.length && tokens[to]!.before < breaks.sentence) to += 1;
    const first = mentions[next];
    let named = false;
    for (; next < mentions.length && mentions[next]!.at < to; next += 1) named ||= mentions[next]!.subject === patient;
    const tells = first !== undefined && first.at < to;
    if (tells && !named && first.subject !== notAPerson) openings.fill(first.subject, age ?? from, first.at);
    age = !tells && isBareAge(tokens, from, to) ? from : undefined;
    from = to;
  }
  return openings;
}
