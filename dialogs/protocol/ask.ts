/** A protocol's question, as the patient reads it. */
import { question as withButtons, type Button } from '../cards/buttons.js';
import { unknown } from '../../triage/protocol/danger.js';
import type { Protocol, Question } from '../../triage/protocol/schema.js';
import type { Subject } from '../../triage/types.js';
import type { Turn } from '../turn.js';
import { questionKey } from './openRun.js';

/** The question in words about this person, with the place's numbers. */
export function questionText({ services }: Pick<Turn, 'services'>, question: Question, subject: Subject): string {
  return services.fillPlace(subject === 'patient' ? question.ask : (question.ask_other ?? question.ask));
}

function buttonsFor({ words }: Turn, question: Question): Button[] {
  const dontKnow = { title: words.text('protocol.dont_know'), answer: unknown };
  switch (question.kind) {
    case 'yes-no':
      return [
        { title: words.text('check.yes'), answer: 'yes' },
        { title: words.text('check.no'), answer: 'no' },
        dontKnow,
      ];
    case 'choice':
      return [...question.options.map(({ id, label }) => ({ title: label, answer: id })), dontKnow];
    case 'number':
    case 'duration':
      return [dontKnow];
    case 'text':
      return [];
  }
}

/** @param lead what is said before the question: the opening, or why it is asked again */
export function protocolQuestion(turn: Turn, protocol: Protocol, question: Question, subject: Subject, lead: string[]) {
  const text = [...lead, questionText(turn, question, subject)].join('\n\n');
  return withButtons(text, questionKey(protocol, question), protocol.version, buttonsFor(turn, question));
}
