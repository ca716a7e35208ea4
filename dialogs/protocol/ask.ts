/** A protocol's question, as the patient reads it. */
import { question as withButtons, type Button } from '../cards/buttons.js';
import { unknown } from '../../triage/protocol/danger.js';
import { wordingFor, type Protocol, type Question } from '../../triage/protocol/schema.js';
import type { Subject } from '../../triage/types.js';
import type { Turn } from '../turn.js';
import { questionKey } from './openRun.js';

/** What the buttons of a question can answer; anything else in a button's value is a stranger's making. */
export function buttonAnswers(question: Question): string[] {
  switch (question.kind) {
    case 'yes-no':
      return ['yes', 'no', unknown];
    case 'choice':
      return [...question.options.map(({ id }) => id), unknown];
    case 'number':
    case 'duration':
      return [unknown];
    case 'text':
      return [];
  }
}

function titleOf({ words }: Turn, question: Question, answer: string): string {
  if (answer === unknown) return words.text('protocol.dont_know');
  if (question.kind === 'choice') return question.options.find(({ id }) => id === answer)!.label;
  return words.text(answer === 'yes' ? 'check.yes' : 'check.no');
}

const buttonsFor = (turn: Turn, question: Question): Button[] =>
  buttonAnswers(question).map((answer) => ({ title: titleOf(turn, question, answer), answer }));

/** @param lead what is said before the question: the opening, or why it is asked again */
export function protocolQuestion(turn: Turn, protocol: Protocol, question: Question, subject: Subject, lead: string[]) {
  const text = [...lead, turn.services.fillPlace(wordingFor(question, subject))].join('\n\n');
  return withButtons(text, questionKey(protocol, question), protocol.version, buttonsFor(turn, question));
}
