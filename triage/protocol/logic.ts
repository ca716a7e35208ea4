/**
 * Conditions over answers that may not all be known yet. `reduce` puts in what is known: what comes back is true, false,
 * or the condition that is left, over open questions only. This one function gives the position in a protocol, what is
 * worth asking next, and the linter's proof.
 */
import { countsAs, meets, placeOf, type AnswerValue, type Answers } from './danger.js';
import type { Asked, Bound, Protocol, Question, Rule } from './schema.js';

export type Reduced = boolean | Asked;

/** What is known of a question: its answer, that it is open, or that it will never be asked (counts as least dangerous). */
type Known = { answer: AnswerValue } | 'open' | 'never';

export function questionOf(protocol: Protocol, id: string): Question {
  const found = protocol.questions.find((question) => question.id === id);
  if (!found) throw new Error(`protocol ${protocol.id} has no question ${id}`);
  return found;
}

/** What is left of a question's `only_if`: true when it is to be asked, false when not. */
export function askedIf(protocol: Protocol, question: Question, answers: Answers): Reduced {
  return question.only_if === undefined ? true : reduce(protocol, question.only_if, answers);
}

/** What was answered counts, also where it would not have been asked: more answers never make a condition less true. */
export function known(protocol: Protocol, question: Question, answers: Answers): Known {
  const answer = answers.get(question.id);
  if (answer !== undefined) return { answer };
  return askedIf(protocol, question, answers) === false ? 'never' : 'open';
}

function every(parts: Reduced[]): Reduced {
  if (parts.includes(false)) return false;
  const open = parts.filter((part) => part !== true) as Asked[];
  return open.length === 0 ? true : open.length === 1 ? open[0]! : { all: open };
}

function atLeast(n: number, parts: Reduced[]): Reduced {
  const sure = parts.filter((part) => part === true).length;
  const open = parts.filter((part) => typeof part === 'object');
  if (sure >= n) return true;
  if (sure + open.length < n) return false;
  return open.length === 1 ? open[0]! : { at_least: { n: n - sure, of: open } };
}

function score(protocol: Protocol, { of, at_least }: NonNullable<Asked['score']>, answers: Answers): Reduced {
  let missing = at_least;
  let reachable = 0;
  const open: string[] = [];
  for (const id of of) {
    const question = questionOf(protocol, id);
    const state = known(protocol, question, answers);
    if (state === 'never') continue;
    if (state !== 'open') missing -= placeOf(question, countsAs(question, state.answer));
    else {
      open.push(id);
      reachable += question.kind === 'choice' ? question.options.length - 1 : 0;
    }
  }
  if (missing <= 0) return true;
  return reachable < missing ? false : { score: { of: open, at_least: missing } };
}

function atom(protocol: Protocol, id: string, bound: Bound, answers: Answers): Reduced {
  const question = questionOf(protocol, id);
  const state = known(protocol, question, answers);
  if (state === 'never') return false;
  return state === 'open' ? { [id]: bound } : meets(question, bound, state.answer);
}

/** @returns true, false, or what is left of the condition over questions that are still open. */
export function reduce(protocol: Protocol, condition: Asked, answers: Answers): Reduced {
  const of = (parts: Asked[]): Reduced[] => parts.map((part) => reduce(protocol, part, answers));
  return every(
    Object.entries(condition).map(([key, value]): Reduced => {
      if (value === undefined) return true;
      if (key === 'all') return every(of(condition.all!));
      if (key === 'any') return atLeast(1, of(condition.any!));
      if (key === 'at_least') return atLeast(condition.at_least!.n, of(condition.at_least!.of));
      if (key === 'score') return score(protocol, condition.score!, answers);
      return atom(protocol, key, value as Bound, answers);
    }),
  );
}

/** Ids of the questions that a condition names. */
export function questionsIn(condition: Asked): string[] {
  const { all = [], any = [], at_least, score: sum, ...atoms } = condition;
  const nested = [...all, ...any, ...(at_least?.of ?? [])].flatMap(questionsIn);
  return [...new Set([...nested, ...(sum?.of ?? []), ...Object.keys(atoms)])];
}

export function reduceRule(protocol: Protocol, { when }: Rule, answers: Answers): Reduced {
  return when === 'otherwise' ? true : reduce(protocol, when, answers);
}
