/** What kind of message this is, from its words; the first version of routing. */
import type { Turn } from './turn.js';

const smallTalkIntents = [
  'has-symptom',
  'has-question',
  'hello',
  'thanks',
  'bye',
  'how-are-you',
  'who-are-you',
  'ok',
  'sorry',
] as const;
export type SmallTalk = (typeof smallTalkIntents)[number];

function intentNames(turn: Turn): Set<string> {
  return new Set(turn.services.triage.intents(turn.text).map(({ name }) => name));
}

/** The small talk that the whole message is, or undefined. */
export function smallTalkOf(turn: Turn): SmallTalk | undefined {
  const names = intentNames(turn);
  return smallTalkIntents.find((name) => names.has(name));
}

export function isQuestion(turn: Turn): boolean {
  return intentNames(turn).has('question');
}

/** The message holds something that somebody has now. */
export function tellsOfNow({ screening }: Turn): boolean {
  return screening.findings.some(({ status, time }) => status === 'present' && (time === 'now' || time === 'recent'));
}

/** The patient tells of a symptom that somebody has now (also one that no red flag knows). */
export function isSymptom(turn: Turn): boolean {
  return intentNames(turn).has('symptom') || (tellsOfNow(turn) && !isQuestion(turn));
}

/** Not an answer to an open question but something of its own. */
export function isSideTalk(turn: Turn): boolean {
  return isQuestion(turn) || isSymptom(turn) || smallTalkOf(turn) !== undefined;
}
