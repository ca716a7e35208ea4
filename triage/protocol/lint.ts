/**
 * Does a protocol fit together? Names, orders and bounds here; reachability and length by walking all paths (explore.ts).
 * That a more dangerous answer never gives a less urgent outcome follows: conditions cannot say "not", every bound points
 * in the dangerous direction, and the rules stand in order of urgency.
 */
import type { Problem } from '../problem.js';
import { isAlarming } from '../ratchet.js';
import { dispositions } from '../types.js';
import { amountOf } from './amounts.js';
import { unknown } from './danger.js';
import { explore } from './explore.js';
import { questionsIn } from './logic.js';
import { outcomeOf } from './position.js';
import type { Asked, Bound, Outcome, Protocol, Question } from './schema.js';

/** Questions on any path: more, and a worried person gives up. */
export const mostQuestions = 12;

/** All problems of a protocol by itself, none when it is sound. */
export function lintProtocol(protocol: Protocol): Problem[] {
  const problems: Problem[] = [];
  const report = (path: string, reason: string): void => void problems.push({ fileId: protocol.id, path, reason });
  checkIds(protocol, report);
  checkConditions(protocol, report);
  checkRules(protocol, report);
  for (const question of protocol.questions) checkQuestion(protocol, question, report);
  for (const [id, outcome] of Object.entries(protocol.outcomes)) checkOutcome(protocol, id, outcome, report);
  // Paths can be walked only through a protocol whose names fit together.
  if (problems.length === 0) checkPaths(protocol, report);
  return problems;
}

type Report = (path: string, reason: string) => void;

function checkIds({ id, questions, rules }: Protocol, report: Report): void {
  const twice = (ids: string[]): string[] => ids.filter((one, i) => ids.indexOf(one) !== i);
  for (const one of twice(questions.map((question) => question.id)))
    report(`questions.${one}`, 'this id is used twice');
  for (const one of twice(rules.map((rule) => rule.id))) report(`rules.${one}`, 'this id is used twice');
  for (const rule of rules) if (!rule.id.startsWith(`${id}.`)) report(`rules.${rule.id}`, `must begin with ${id}.`);
  for (const question of questions) {
    const options = question.kind === 'choice' ? question.options.map((option) => option.id) : [];
    for (const one of twice(options)) report(`questions.${question.id}.${one}`, 'this option is there twice');
  }
}

function checkConditions(protocol: Protocol, report: Report): void {
  const { questions, rules } = protocol;
  for (const { id, when } of rules) if (when !== 'otherwise') checkCondition(protocol, `rules.${id}`, when, report);
  questions.forEach(({ id, only_if }, i) => {
    if (!only_if) return;
    checkCondition(protocol, `questions.${id}.only_if`, only_if, report);
    const before = new Set(questions.slice(0, i).map((question) => question.id));
    for (const one of questionsIn(only_if))
      if (!before.has(one)) report(`questions.${id}.only_if`, `"${one}" is not an earlier question`);
  });
}

function checkCondition(protocol: Protocol, path: string, condition: Asked, report: Report): void {
  const { all = [], any = [], at_least, score, ...atoms } = condition;
  for (const part of [...all, ...any, ...(at_least?.of ?? [])]) checkCondition(protocol, path, part, report);
  if (at_least && at_least.n > at_least.of.length) report(path, 'asks for more than there is');
  for (const id of score?.of ?? []) {
    if (protocol.questions.find((question) => question.id === id)?.kind !== 'choice')
      report(path, `score: "${id}" is not a choice question`);
  }
  for (const [id, bound] of Object.entries(atoms)) {
    const question = protocol.questions.find((one) => one.id === id);
    const reason = question ? wrongBound(question, bound as Bound) : `unknown question "${id}"`;
    if (reason) report(path, reason);
  }
}

/** Why an amount is none of this question: units are never guessed. */
function wrongAmount(question: Question, amount: number | string | undefined): string | undefined {
  if (question.kind === 'duration' && typeof amount === 'number') return `"${question.id}" needs a unit of time`;
  if (question.kind !== 'number' || typeof amount !== 'string') return undefined;
  return Number.isNaN(amountOf(question, amount))
    ? `"${question.id}" is not counted in ${amount.split(' ')[1]}`
    : undefined;
}

/** Why a bound cannot stand on a question: unknown answers, and bounds that a more dangerous answer would not meet. */
function wrongBound(question: Question, bound: Bound): string | undefined {
  const { id, kind } = question;
  if (kind === 'text') return `"${id}" is free text: no rule reads it`;
  if (kind === 'yes-no') return bound === question.danger ? undefined : `"${id}" is dangerous when ${question.danger}`;
  if (kind === 'choice') {
    const place = question.options.findIndex((option) => option.id === bound);
    return place > 0 ? undefined : `"${id}" needs one of its options, not the least dangerous`;
  }
  const up = question.danger === 'higher' || question.danger === 'longer';
  if (typeof bound !== 'object' || (bound.at_least !== undefined) !== up)
    return `"${id}" needs ${up ? 'at_least' : 'below'}, because ${question.danger} is more dangerous`;
  return wrongAmount(question, bound.at_least ?? bound.below);
}

function checkRules(protocol: Protocol, report: Report): void {
  const { rules, outcomes, examples } = protocol;
  const rank = ({ disposition, crisis }: Outcome): number => dispositions.indexOf(crisis ? 'ambulance' : disposition);
  for (const { id, outcome } of rules) if (!outcomes[outcome]) report(`rules.${id}`, `unknown outcome "${outcome}"`);
  const known = rules.filter(({ outcome }) => outcomes[outcome]);
  known.forEach((rule, i) => {
    const before = known[i - 1];
    if (before && rank(outcomeOf(protocol, rule)) > rank(outcomeOf(protocol, before)))
      report(`rules.${rule.id}`, `is more urgent than ${before.id}, which stands before it`);
  });
  rules.forEach(({ id, when }, i) => {
    const last = i === rules.length - 1;
    if (last && when !== 'otherwise')
      report(`rules.${id}`, 'the last rule must be "otherwise": no path without an outcome');
    if (!last && when === 'otherwise') report(`rules.${id}`, 'only the last rule may be "otherwise"');
    if (!examples.some(({ rule }) => rule === id)) report(`rules.${id}`, 'has no example');
  });
  for (const { rule, answers } of examples) {
    if (!rules.some(({ id }) => id === rule)) report('examples', `unknown rule "${rule}"`);
    for (const one of Object.keys(answers))
      if (!protocol.questions.some(({ id }) => id === one)) report('examples', `unknown question "${one}"`);
  }
}

function checkQuestion({ starts }: Protocol, question: Question, report: Report): void {
  const path = `questions.${question.id}`;
  if (starts.who !== 'child' && question.ask_other === undefined)
    report(path, 'needs ask_other: it may be about somebody else');
  if (question.kind === 'text') return;
  if (question.must && question.unknown !== undefined) report(path, 'a must-ask may not say what "unknown" counts as');
  const options = question.kind === 'choice' ? question.options.map(({ id }) => id) : undefined;
  if (options?.includes(unknown)) report(`${path}.${unknown}`, 'this id has another meaning');
  if (options && question.unknown !== undefined && !options.includes(String(question.unknown)))
    report(path, `unknown: there is no option "${question.unknown}"`);
  const fits = question.kind === 'number' ? question.fits : undefined;
  for (const amount of [question.unknown, fits?.at_least, fits?.below]) {
    const reason = wrongAmount(question, amount);
    if (reason) report(path, reason);
  }
}

function checkOutcome({ rules }: Protocol, id: string, outcome: Outcome, report: Report): void {
  const path = `outcomes.${id}`;
  if (!rules.some((rule) => rule.outcome === id)) report(path, 'no rule leads here');
  const { because, watch_for = [], recheck, article } = outcome;
  const advice = outcome.do ?? [];
  if (isAlarming(outcome)) {
    // The fixed card is all that is said.
    if (because ?? recheck ?? article ?? [...advice, ...watch_for][0])
      report(path, 'an emergency says nothing beside its card');
    return;
  }
  if (watch_for.length === 0) report(path, 'needs watch_for: when to get help after all');
  if (advice.length === 0) report(path, 'needs do: what to do until then');
  if (recheck === undefined) report(path, 'needs recheck: when to look again');
}

function checkPaths(protocol: Protocol, report: Report): void {
  const { longest, rules, asked } = explore(protocol);
  if (longest > mostQuestions) report('questions', `${longest} questions on one path; ${mostQuestions} are the most`);
  for (const { id } of protocol.rules)
    if (!rules.has(id)) report(`rules.${id}`, 'decides on no path: a rule before it always does');
  for (const { id } of protocol.questions) if (!asked.has(id)) report(`questions.${id}`, 'is asked on no path');
}
