/** A run of a protocol as the nurse's hand-over note shows it: what was asked and what was answered. */
import type { HandoverProtocol } from '../../nurseline/handover.js';
import { amountWords } from '../../triage/protocol/amounts.js';
import { unknown, type AnswerValue } from '../../triage/protocol/danger.js';
import { questionOf } from '../../triage/protocol/logic.js';
import { outcomeOf } from '../../triage/protocol/position.js';
import { positionOf, type GivenAnswer, type ProtocolRun } from '../../triage/protocol/run.js';
import { wordingFor, type Question } from '../../triage/protocol/schema.js';
import { canonicalUnit } from '../../triage/quantity.js';

function answerText(question: Question, value: AnswerValue): string {
  if (value === unknown) return 'not known';
  if (question.kind === 'choice') return question.options.find(({ id }) => id === value)?.label ?? String(value);
  if (question.kind !== 'number' && question.kind !== 'duration') return String(value);
  const unit = question.kind === 'number' && question.of !== 'age' ? ` ${canonicalUnit[question.of]}` : '';
  return `${amountWords(question, Number(value))}${unit}`;
}

export function protocolView(run: ProtocolRun, subject: string): HandoverProtocol {
  const { protocol, given, state } = run;
  const at = state === 'done' ? positionOf(run) : undefined;
  const latest = new Map(given.map((one): [string, GivenAnswer] => [one.question, one]));
  return {
    title: protocol.title,
    version: protocol.version,
    subject,
    ...(at && 'rule' in at ? { disposition: outcomeOf(protocol, at.rule).disposition } : {}),
    answers: [...latest.values()].map(({ question: id, value, words, seq }) => {
      const question = questionOf(protocol, id);
      return { question: wordingFor(question, subject), answer: answerText(question, value), words, seq };
    }),
  };
}
