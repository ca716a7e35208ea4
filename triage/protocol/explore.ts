/**
 * All paths through a protocol, as the linter and the drawing need them. Numbers are tried once in each band between the
 * bounds that some condition names; states in which the same conditions are left are walked once.
 */
import { amountOf } from './amounts.js';
import type { AnswerValue } from './danger.js';
import { askedIf, known, reduceRule } from './logic.js';
import { position } from './position.js';
import type { Asked, Bound, Protocol, Question } from './schema.js';

export interface Explored {
  /** Questions on the longest path. */
  longest: number;
  /** Ids of rules that decide on some path, and of questions that are asked on some path. */
  rules: ReadonlySet<string>;
  asked: ReadonlySet<string>;
}

/** More states than any sensible protocol has: above, it must be made simpler before it can be proved. */
const mostStates = 200_000;

function boundsOn(id: string, condition: Asked): Bound[] {
  return Object.entries(condition).flatMap(([key, value]): Bound[] => {
    if (key === 'all' || key === 'any') return (value as Asked[]).flatMap((part) => boundsOn(id, part));
    if (key === 'at_least') return condition.at_least!.of.flatMap((part) => boundsOn(id, part));
    return key === id ? [value as Bound] : [];
  });
}

function conditionsOf({ rules, questions }: Protocol): Asked[] {
  const whens = rules.map(({ when }) => when).filter((when) => when !== 'otherwise');
  return [...whens, ...questions.flatMap(({ only_if }) => (only_if ? [only_if] : []))];
}

/** One answer for every way in which the protocol can tell answers of this question apart. */
export function tellingAnswers(protocol: Protocol, question: Question): AnswerValue[] {
  switch (question.kind) {
    case 'yes-no':
      return ['no', 'yes'];
    case 'choice':
      return question.options.map(({ id }) => id);
    case 'text':
      return ['-'];
    case 'number':
    case 'duration': {
      const bounds = conditionsOf(protocol).flatMap((condition) => boundsOn(question.id, condition));
      const edges = bounds.flatMap((bound) =>
        typeof bound === 'object' ? [amountOf(question, bound.at_least ?? bound.below!)] : [],
      );
      const sorted = [...new Set(edges)].sort((a, b) => a - b);
      return [(sorted[0] ?? 1) - 0.5, ...sorted];
    }
  }
}

/** @throws when the protocol has more states than can be walked */
export function explore(protocol: Protocol, most = mostStates): Explored {
  const rules = new Set<string>();
  const asked = new Set<string>();
  const walked = new Map<string, number>();

  /** What is left to be decided; equal for states with equal futures. */
  function stateOf(answers: ReadonlyMap<string, AnswerValue>): string {
    const left = protocol.rules.map((rule) => reduceRule(protocol, rule, answers));
    const first = left.indexOf(true);
    const open = protocol.questions
      .filter((question) => known(protocol, question, answers) === 'open')
      .map((question) => [question.id, askedIf(protocol, question, answers)]);
    return JSON.stringify([left.slice(0, first + 1), first, open]);
  }

  function longestFrom(answers: ReadonlyMap<string, AnswerValue>): number {
    const state = stateOf(answers);
    const before = walked.get(state);
    if (before !== undefined) return before;
    if (walked.size >= most) throw new Error(`protocol ${protocol.id} has too many states to be checked`);
    const at = position(protocol, answers);
    let longest = 0;
    if ('rule' in at) rules.add(at.rule.id);
    else {
      asked.add(at.ask.id);
      for (const answer of tellingAnswers(protocol, at.ask))
        longest = Math.max(longest, 1 + longestFrom(new Map([...answers, [at.ask.id, answer]])));
    }
    walked.set(state, longest);
    return longest;
  }

  return { longest: longestFrom(new Map()), rules, asked };
}
