/** Answers and their order of danger. Every question orders its answers; a rule asks for "this one or a more dangerous one". */
import { amountOf } from './amounts.js';
import type { Bound, Question } from './schema.js';

/** `yes`, `no`, an option's id, a number in the canonical unit of triage/quantity.ts, free text, or `unknown`. */
export type AnswerValue = string | number;
/** Question → answer. */
export type Answers = ReadonlyMap<string, AnswerValue>;

export const unknown = 'unknown';

const isUp = (question: Question): boolean =>
  (question.kind === 'number' && question.danger === 'higher') ||
  (question.kind === 'duration' && question.danger === 'longer');

export function leastDangerous(question: Question): AnswerValue {
  switch (question.kind) {
    case 'yes-no':
      return question.danger === 'yes' ? 'no' : 'yes';
    case 'choice':
      return question.options[0]!.id;
    case 'number':
    case 'duration':
      return isUp(question) ? -Infinity : Infinity;
    case 'text':
      return '';
  }
}

export function mostDangerous(question: Question): AnswerValue {
  switch (question.kind) {
    case 'yes-no':
      return question.danger;
    case 'choice':
      return question.options.at(-1)!.id;
    case 'number':
    case 'duration':
      return isUp(question) ? Infinity : -Infinity;
    case 'text':
      return '';
  }
}

/** What an answer counts as: "I don't know" is the most dangerous answer unless the question says otherwise. */
export function countsAs(question: Question, value: AnswerValue): AnswerValue {
  if (value !== unknown || question.kind === 'text') return value;
  const stated = question.unknown;
  if (stated === undefined) return mostDangerous(question);
  return question.kind === 'number' || question.kind === 'duration' ? amountOf(question, stated) : stated;
}

/** Place of a choice among its options: 0 is the least dangerous. */
export function placeOf(question: Question, value: AnswerValue): number {
  return question.kind === 'choice' ? question.options.findIndex((option) => option.id === value) : -1;
}

/** The more dangerous of two answers to a question. */
export function moreDangerous(question: Question, a: AnswerValue, b: AnswerValue): AnswerValue {
  if (question.kind === 'yes-no') return a === question.danger ? a : b;
  if (question.kind === 'choice') return placeOf(question, a) > placeOf(question, b) ? a : b;
  const bigger = Number(a) > Number(b) ? a : b;
  const smaller = bigger === a ? b : a;
  return isUp(question) ? bigger : smaller;
}

/** True when the answer is the one that the bound names, or a more dangerous one. */
export function meets(question: Question, bound: Bound, value: AnswerValue): boolean {
  const answer = countsAs(question, value);
  if (typeof bound === 'object') {
    const number = Number(answer);
    return bound.at_least === undefined
      ? number < amountOf(question, bound.below!)
      : number >= amountOf(question, bound.at_least);
  }
  if (question.kind === 'choice') return placeOf(question, answer) >= placeOf(question, bound);
  return answer === bound;
}
