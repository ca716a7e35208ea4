/**
 * A protocol as it is followed in a conversation: the protocol itself, as it was when the run began, and the answers in
 * the order in which they came. Everything else is worked out from these.
 */
import type { Firing, Subject } from '../types.js';
import { fits, outcomeOf, position, standing, type Position } from './position.js';
import type { AnswerValue, Answers } from './danger.js';
import { askedIf, questionOf, questionsIn } from './logic.js';
import type { Known } from './record.js';
import type { Protocol, Question, Rule } from './schema.js';

export interface GivenAnswer {
  question: string;
  value: AnswerValue;
  /** The patient's words. */
  words: string;
  /** Message that they stand in. */
  seq: number;
  /** True when the question was put; false when the patient had said it before. */
  asked: boolean;
}

export interface ProtocolRun {
  protocol: Protocol;
  /** The last one to a question counts (`answersOf`). */
  given: GivenAnswer[];
  /** open: questions are left · done: the outcome was told · left: given up, or overtaken by an emergency. */
  state: 'open' | 'done' | 'left';
}

/** The examples stay behind: a conversation is stored with every turn. */
export const beginRun = (protocol: Protocol): ProtocolRun => ({
  protocol: { ...protocol, examples: [] },
  given: [],
  state: 'open',
});

/** The answers that count. A follow-up lapses when a correction takes away why it was asked; what was said unasked stays. */
export function answersOf({ protocol, given }: ProtocolRun): Answers {
  const latest = new Map(given.map((one) => [one.question, one]));
  const answers = new Map<string, AnswerValue>();
  // In the order of the file: what decides whether a question is asked stands before it.
  for (const question of protocol.questions) {
    const answer = latest.get(question.id);
    const lapsed = answer?.asked === true && askedIf(protocol, question, answers) === false;
    if (answer && !lapsed) answers.set(question.id, answer.value);
  }
  return answers;
}

export const positionOf = (run: ProtocolRun): Position => position(run.protocol, answersOf(run));

/** Questions without an answer, whether they will be asked or not. */
export function unanswered(run: ProtocolRun): Question[] {
  const answered = new Set(run.given.map(({ question }) => question));
  return run.protocol.questions.filter(({ id }) => !answered.has(id));
}

/** What was said without being asked, as an answer. */
export function volunteered(question: Question, { value, finding }: Known): GivenAnswer {
  const seq = Number(finding.id.split('.')[0]);
  return { question: question.id, value, words: finding.words, seq, asked: false };
}

/** Takes everything that is known already. */
export function takeKnown(run: ProtocolRun, knownOf: (question: Question) => Known | undefined): void {
  for (const question of unanswered(run)) {
    const known = knownOf(question);
    if (known) run.given.push(volunteered(question, known));
  }
}

/** True when an answer says that the protocol is not for this person ("fever in a child" at 30 years). */
export const unfit = (run: ProtocolRun): boolean => isUnfit(run.protocol, answersOf(run));

const isUnfit = (protocol: Protocol, answers: Answers): boolean =>
  [...answers].some(([id, value]) => !fits(questionOf(protocol, id), value));

/** Takes back the last answer to a question that was put, and says which. */
export function takeBack(run: ProtocolRun): GivenAnswer | undefined {
  const last = run.given.findLast(({ asked }) => asked);
  if (last) run.given = run.given.filter(({ question }) => question !== last.question);
  return last;
}

/** The rule that decides, or that is already true while questions are open. */
function ruleOf(run: ProtocolRun): Rule | undefined {
  const { protocol, state } = run;
  const answers = answersOf(run);
  if (isUnfit(protocol, answers)) return undefined;
  const at = state === 'left' ? undefined : position(protocol, answers);
  return at && 'rule' in at ? at.rule : standing(protocol, answers);
}

/** What a run says about the level, in the form of a red flag. Evidence: the answers to the questions of its rule. */
export function firingOf(run: ProtocolRun, subject: Subject): Firing | undefined {
  const rule = ruleOf(run);
  if (!rule) return undefined;
  const { disposition, crisis = false, cluster } = outcomeOf(run.protocol, rule);
  const read = rule.when === 'otherwise' ? [] : questionsIn(rule.when);
  const given = run.given.filter(({ question }) => read.includes(question));
  const findings = given.map(({ seq, question }) => `${seq}.${question}`);
  return { rule: rule.id, cluster: cluster ?? run.protocol.id, subject, disposition, crisis, findings };
}
