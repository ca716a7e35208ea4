/**
 * Where a conversation stands in a protocol: worked out anew from the stored answers each time, never stored. The first
 * rule that is true decides, once every rule before it is certainly false; a question is asked only when its answer can
 * still change which rule that is, or when it is a must.
 */
import { isAlarming } from '../ratchet.js';
import { amountOf } from './amounts.js';
import type { Answers, AnswerValue } from './danger.js';
import { askedIf, known, questionOf, questionsIn, reduceRule } from './logic.js';
import type { Outcome, Protocol, Question, Rule } from './schema.js';

export type Position = { ask: Question } | { rule: Rule };

export const outcomeOf = (protocol: Protocol, rule: Rule): Outcome => protocol.outcomes[rule.outcome]!;

/** The open questions that these wait for: themselves, and what decides whether they are asked. */
function withConditions(protocol: Protocol, ids: Iterable<string>, answers: Answers): Set<string> {
  const wanted = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const question = questionOf(protocol, id);
    if (wanted.has(id) || known(protocol, question, answers) !== 'open') continue;
    wanted.add(id);
    const left = askedIf(protocol, question, answers);
    if (typeof left === 'object') waiting.push(...questionsIn(left));
  }
  return wanted;
}

/** The next question, or the rule that decides. */
export function position(protocol: Protocol, answers: Answers): Position {
  const matter: string[] = [];
  let first: Rule | undefined;
  for (const rule of protocol.rules) {
    const left = reduceRule(protocol, rule, answers);
    if (left === false) continue;
    if (left === true) {
      first = rule;
      break;
    }
    matter.push(...questionsIn(left));
  }
  if (!first) throw new Error(`protocol ${protocol.id} has a path without an outcome`);
  if (matter.length === 0 && isAlarming(outcomeOf(protocol, first))) return { rule: first };
  const musts = protocol.questions.filter(({ must }) => must).map(({ id }) => id);
  const wanted = withConditions(protocol, [...matter, ...musts], answers);
  const next = protocol.questions.find(({ id }) => wanted.has(id));
  return next ? { ask: next } : { rule: first };
}

/** The most urgent rule that the answers so far make true, whatever the open questions will say. */
export function standing(protocol: Protocol, answers: Answers): Rule | undefined {
  return protocol.rules.find((rule) => rule.when !== 'otherwise' && reduceRule(protocol, rule, answers) === true);
}

/** False when a number lies outside what the protocol is for ("fever in a child" at 30 years). */
export function fits(question: Question, value: AnswerValue): boolean {
  if (question.kind !== 'number' || typeof value !== 'number' || !question.fits) return true;
  const { at_least, below } = question.fits;
  return (
    (at_least === undefined || value >= amountOf(question, at_least)) &&
    (below === undefined || value < amountOf(question, below))
  );
}
