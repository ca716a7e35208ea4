/** Protocols and answers for property tests: every one fits together as the linter asks, but for what no path reaches. */
import { fc } from '../../property.js';
import { countsAs, moreDangerous, unknown, type Answers, type AnswerValue } from '../../../triage/protocol/danger.js';
import { tellingAnswers } from '../../../triage/protocol/explore.js';
import type { Asked, Protocol, Question } from '../../../triage/protocol/schema.js';
import { choice, duration, number, protocol, text, yesNo, type Parts } from './fixture.js';

/** Makes choices from a list of numbers, so that fast-check can shrink what was made. */
type Pick = (below: number) => number;

const options = ['none', 'some', 'more', 'most'];
const urgencies = ['ambulance', 'crisis', 'hospital', 'soon', 'today', 'routine', 'home'];
const draft = (pick: Pick, id: string, more: Record<string, unknown>): Record<string, unknown> => {
  const unless = pick(3) === 0 && more['must'] !== true;
  switch (pick(7)) {
    case 0:
    case 1:
      return yesNo(id, { ...more, danger: pick(3) ? 'yes' : 'no', ...(unless && { unknown: 'no' }) });
    case 2:
    case 3:
      return choice(id, options.slice(0, 2 + pick(3)), { ...more, ...(unless && { unknown: options[pick(2)]! }) });
    case 4:
      return number(id, { ...more, danger: pick(2) ? 'higher' : 'lower', ...(unless && { unknown: 36 + pick(5) }) });
    case 5:
      return duration(id, { ...more, danger: pick(2) ? 'longer' : 'shorter', ...(unless && { unknown: '2 days' }) });
    default:
      return text(id, more);
  }
};

function atom(pick: Pick, one: Record<string, unknown>): Asked {
  const id = String(one['id']);
  if (one['kind'] === 'yes-no') return { [id]: one['danger'] };
  if (one['kind'] === 'choice') return { [id]: options[1 + pick((one['options'] as unknown[]).length - 1)]! };
  const up = one['danger'] === 'higher' || one['danger'] === 'longer';
  const amount = one['kind'] === 'number' ? 36 + pick(5) : `${1 + pick(4)} days`;
  return { [id]: up ? { at_least: amount } : { below: amount } };
}

/** A condition over some questions, or undefined where none can be read. */
function condition(pick: Pick, over: Array<Record<string, unknown>>, depth: number): Asked | undefined {
  const readable = over.filter(({ kind }) => kind !== 'text');
  if (readable.length === 0) return undefined;
  const some = (): Asked[] => Array.from({ length: 1 + pick(3) }, () => condition(pick, readable, depth - 1)!);
  const places = readable.filter(({ kind }) => kind === 'choice').map(({ id }) => String(id));
  switch (depth > 0 ? pick(7) : 6) {
    case 0:
      return { all: some() };
    case 1:
      return { any: some() };
    case 2: {
      const of = some();
      return { at_least: { n: 1 + pick(of.length), of } };
    }
    case 3:
      if (places.length > 0) return { score: { of: places, at_least: 1 + pick(2 * places.length) } };
      return atom(pick, readable[pick(readable.length)]!);
    case 4:
      return Object.assign({}, ...[1, 2].map(() => atom(pick, readable[pick(readable.length)]!))) as Asked;
    default:
      return atom(pick, readable[pick(readable.length)]!);
  }
}

function made(choices: number[]): Protocol {
  let used = 0;
  const pick: Pick = (below) => (choices[used++ % choices.length] ?? 0) % below;
  const questions: Array<Record<string, unknown>> = [];
  const count = 1 + pick(6);
  for (let i = 0; i < count; i++) {
    const only_if = pick(3) === 0 ? condition(pick, questions, 1) : undefined;
    const must = pick(5) === 0;
    questions.push(draft(pick, `q${i}`, { ...(must && { must }), ...(only_if && { only_if }) }));
  }
  const rules: Parts['rules'] = [];
  for (const outcome of urgencies.slice(0, -1)) {
    const when = pick(2) === 0 ? condition(pick, questions, 2) : undefined;
    if (when) rules.push([outcome, when]);
  }
  return protocol({ questions, rules });
}

export const generatedProtocol: fc.Arbitrary<Protocol> = fc
  .array(fc.nat({ max: 1000 }), { minLength: 60, maxLength: 60 })
  .map(made);

const answerTo = (of: Protocol, question: Question): fc.Arbitrary<AnswerValue> =>
  fc.constantFrom(...tellingAnswers(of, question), unknown);

/** An answer to every question. */
export const fullAnswers = (of: Protocol): fc.Arbitrary<Answers> =>
  fc
    .tuple(...of.questions.map((question) => answerTo(of, question)))
    .map((values) => new Map(of.questions.map(({ id }, i) => [id, values[i]!])));

/** Every answer of the second is the first's or a more dangerous one. */
export const moreDangerousPair = (of: Protocol): fc.Arbitrary<[Answers, Answers]> =>
  fc.tuple(fullAnswers(of), fullAnswers(of)).map(([one, other]) => {
    const counted = (answers: Answers, question: Question) => countsAs(question, answers.get(question.id)!);
    const more = of.questions.map((question): [string, AnswerValue] => [
      question.id,
      question.kind === 'text'
        ? one.get(question.id)!
        : moreDangerous(question, counted(one, question), counted(other, question)),
    ]);
    return [one, new Map(more)];
  });
