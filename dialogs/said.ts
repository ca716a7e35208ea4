/** What a message holds, from its words. Which way it takes is `routing.ts`. */
import { isCurrent } from '../triage/facts.js';
import { complains, otherMatterIn, smallTalkIn, type SmallTalk } from '../triage/route.js';
import type { Turn } from './turn.js';

export const hasIntent = (turn: Turn, name: string): boolean =>
  turn.services.triage.intents(turn.text).some((intent) => intent.name === name);

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
const isCommandName = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name);

/** Who asks about stored words, or to forget them, says little else; in a long message the words mean something else. */
const storageCommands: readonly string[] = ['about-me', 'forget-me'] satisfies CommandName[];
const longestStorageCommand = 200;

/** The command in the message. "Forget everything you were told" is none: an attack must be nothing but a command. */
export function commandOf(turn: Turn): CommandName | undefined {
  const intents = turn.services.triage.intents(turn.text);
  const attack = otherMatterIn(intents) === 'attack';
  const long = turn.text.length > longestStorageCommand;
  return intents
    .filter(({ name, whole }) => whole || !(attack || (long && storageCommands.includes(name))))
    .map(({ name }) => name)
    .find(isCommandName);
}

/** The message is a command, or asks for the question before: no answer. */
export function isCommand(turn: Turn): boolean {
  return [...commandNames, 'go-back'].some((name) => isWhole(turn, name));
}

/** The small talk that the whole message is, or undefined. */
export const smallTalkOf = (turn: Turn): SmallTalk | undefined => smallTalkIn(turn.services.triage.intents(turn.text));

export const isQuestion = (turn: Turn): boolean => hasIntent(turn, 'question');

/** The message is about the house, about anything under the sun, or about the assistant's rules. */
export const isOtherMatter = (turn: Turn): boolean =>
  otherMatterIn(turn.services.triage.intents(turn.text)) !== undefined;

/** The message holds a symptom that somebody has now. */
export function tellsOfNow({ screening, services }: Turn): boolean {
  return screening.findings.some(
    (one) => one.status === 'present' && isCurrent(one) && services.triage.kindOf(one.concept) === 'symptom',
  );
}

/** Not an answer to an open question but something of its own. */
export function isSideTalk(turn: Turn): boolean {
  const { services, text, reading } = turn;
  const intents = services.triage.intents(text);
  // To an open question a symptom is something of its own, whether it is told or asked about.
  const told = { intents, symptomNow: tellsOfNow(turn), questionMark: false, ...(reading && { reading }) };
  return isQuestion(turn) || complains(told) || smallTalkOf(turn) !== undefined || isOtherMatter(turn);
}
