/** What kind of message this is, from its words. */
import { isCurrent } from '../triage/facts.js';
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

export const hasIntent = (turn: Turn, name: string): boolean => intentNames(turn).has(name);

/** The intent is all that the message says. */
export function isWhole(turn: Turn, name: string): boolean {
  return turn.services.triage.intents(turn.text).some((intent) => intent.name === name && intent.whole);
}

/** Things to say at any time, whatever is being asked. */
const commandNames = [
  'help',
  'nurse',
  'nurse_word',
  'start-over',
  'about-me',
  'forget-me',
  'emergency-call',
  'stop',
] as const;
export type CommandName = (typeof commandNames)[number];
export const isCommandName = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name);

/** The message is a command, or asks for the question before: no answer. */
export function isCommand(turn: Turn): boolean {
  return [...commandNames, 'go-back'].some((name) => isWhole(turn, name));
}

/** The small talk that the whole message is, or undefined. */
export function smallTalkOf(turn: Turn): SmallTalk | undefined {
  const names = intentNames(turn);
  return smallTalkIntents.find((name) => names.has(name));
}

export function isQuestion(turn: Turn): boolean {
  return hasIntent(turn, 'question');
}

/** The message holds a symptom that somebody has now. */
export function tellsOfNow({ screening, services }: Turn): boolean {
  return screening.findings.some(
    (one) => one.status === 'present' && isCurrent(one) && services.triage.kindOf(one.concept) === 'symptom',
  );
}

/** From which probability on the second reader is believed that words with the shape of a complaint are none. */
const surelyElse = 0.9;

/** "I've lost my umbrella since Monday" has the shape of a complaint; the second reader knows better. */
function seemsElse({ services, text }: Turn): boolean {
  const route = services.secondReader?.route(text);
  return (
    route !== undefined && route.probability >= surelyElse && !['symptom', 'risky', 'question'].includes(route.name)
  );
}

/** The patient tells of a symptom that somebody has now (also one that no red flag knows). */
export function isSymptom(turn: Turn): boolean {
  if (tellsOfNow(turn)) return hasIntent(turn, 'symptom') || !isQuestion(turn);
  return hasIntent(turn, 'symptom') && !seemsElse(turn);
}

/** Not an answer to an open question but something of its own. */
export function isSideTalk(turn: Turn): boolean {
  return isQuestion(turn) || isSymptom(turn) || smallTalkOf(turn) !== undefined;
}
