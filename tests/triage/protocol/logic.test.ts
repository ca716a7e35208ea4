/** Conditions with some of their answers: true, false, or what is left of them. */
import { askedIf, known, questionOf, questionsIn, reduce, reduceRule } from '../../../triage/protocol/logic.js';
import type { Asked } from '../../../triage/protocol/schema.js';
import type { AnswerValue } from '../../../triage/protocol/danger.js';
import { answers, choice, number, protocol, yesNo } from './fixture.js';

const sample = protocol({
  questions: [
    yesNo('fever'),
    yesNo('rash', { only_if: { fever: 'yes' } }),
    choice('pain', ['none', 'some', 'bad']),
    choice('sleep', ['good', 'poor', 'none']),
    choice('mood', ['fine', 'low'], { only_if: { fever: 'yes' } }),
    number('hot'),
  ],
});
const left = (condition: Asked, given: Record<string, AnswerValue> = {}) => reduce(sample, condition, answers(given));

describe('one question', () => {
  it('is left while it is open', () => {
    expect(left({ fever: 'yes' })).toEqual({ fever: 'yes' });
    expect(left({ hot: { at_least: 38 } })).toEqual({ hot: { at_least: 38 } });
  });
  it('is true or false once it is answered', () => {
    expect(left({ fever: 'yes' }, { fever: 'yes' })).toBe(true);
    expect(left({ fever: 'yes' }, { fever: 'no' })).toBe(false);
    expect(left({ hot: { at_least: 38 } }, { hot: 'unknown' })).toBe(true);
  });
  it('is false when it will never be asked', () => {
    expect(left({ rash: 'yes' }, { fever: 'no' })).toBe(false);
    expect(left({ rash: 'yes' }, { fever: 'yes' })).toEqual({ rash: 'yes' });
  });
  it('counts when it was answered before it could be asked', () => {
    expect(left({ rash: 'yes' }, { rash: 'yes' })).toBe(true);
    expect(left({ rash: 'yes' }, { rash: 'yes', fever: 'no' })).toBe(true);
  });
});

describe('several together', () => {
  const both: Asked = { fever: 'yes', pain: 'bad' };
  it('are all needed', () => {
    expect(left(both)).toEqual({ all: [{ fever: 'yes' }, { pain: 'bad' }] });
    expect(left(both, { fever: 'yes' })).toEqual({ pain: 'bad' });
    expect(left(both, { fever: 'yes', pain: 'bad' })).toBe(true);
    expect(left(both, { pain: 'some' })).toBe(false);
  });
  it('mean the same as all', () => {
    const all: Asked = { all: [{ fever: 'yes' }, { pain: 'bad' }] };
    expect(left(all)).toEqual(left(both));
    expect(left(all, { pain: 'some' })).toBe(false);
    expect(left(all, { fever: 'yes', pain: 'bad' })).toBe(true);
  });
});

describe('any', () => {
  const any: Asked = { any: [{ fever: 'yes' }, { pain: 'bad' }, { sleep: 'none' }] };
  it('needs one', () => {
    expect(left(any)).toEqual({ at_least: { n: 1, of: any.any } });
    expect(left(any, { pain: 'bad' })).toBe(true);
    expect(left(any, { pain: 'none' })).toEqual({ at_least: { n: 1, of: [{ fever: 'yes' }, { sleep: 'none' }] } });
    expect(left(any, { pain: 'none', fever: 'no' })).toEqual({ sleep: 'none' });
    expect(left(any, { pain: 'none', fever: 'no', sleep: 'poor' })).toBe(false);
  });
});

describe('at least two of three', () => {
  const two: Asked = { at_least: { n: 2, of: [{ fever: 'yes' }, { pain: 'bad' }, { sleep: 'none' }] } };
  it('counts what is sure and what is open', () => {
    expect(left(two, { fever: 'yes' })).toEqual({ at_least: { n: 1, of: [{ pain: 'bad' }, { sleep: 'none' }] } });
    expect(left(two, { fever: 'no' })).toEqual({ at_least: { n: 2, of: [{ pain: 'bad' }, { sleep: 'none' }] } });
    expect(left(two, { fever: 'yes', pain: 'none' })).toEqual({ sleep: 'none' });
    expect(left(two, { fever: 'yes', sleep: 'none' })).toBe(true);
    expect(left(two, { fever: 'no', pain: 'none' })).toBe(false);
  });
});

describe('a score', () => {
  const score: Asked = { score: { of: ['pain', 'sleep', 'mood'], at_least: 3 } };
  it('is the sum of places', () => {
    expect(left(score, { pain: 'bad', sleep: 'poor' })).toBe(true);
    expect(left(score, { pain: 'some', sleep: 'poor', fever: 'yes', mood: 'low' })).toBe(true);
    expect(left(score, { pain: 'some', sleep: 'poor', mood: 'fine' })).toBe(false);
  });
  it('is left with what is missing', () => {
    expect(left(score, { pain: 'some' })).toEqual({ score: { of: ['sleep', 'mood'], at_least: 2 } });
    expect(left(score, { pain: 'bad' })).toEqual({ score: { of: ['sleep', 'mood'], at_least: 1 } });
  });
  it('is false when the open questions cannot reach it', () => {
    expect(left(score, { pain: 'none', fever: 'no' })).toBe(false);
    expect(left(score, { pain: 'none', fever: 'yes' })).toEqual({ score: { of: ['sleep', 'mood'], at_least: 3 } });
  });
  it('loses nothing by a question that is never asked', () => {
    expect(left(score, { pain: 'bad', sleep: 'poor', fever: 'no' })).toBe(true);
    expect(left(score, { pain: 'some', sleep: 'poor', fever: 'no' })).toBe(false);
  });
  it('counts an unknown answer as the most dangerous', () => {
    expect(left(score, { pain: 'unknown', sleep: 'poor' })).toBe(true);
  });
  it('gains nothing from a question without places', () => {
    expect(left({ score: { of: ['fever'], at_least: 1 } })).toBe(false);
  });
});

it('what stands inside one another is put in too', () => {
  const nested: Asked = { any: [{ all: [{ fever: 'yes' }, { pain: 'bad' }] }, { sleep: 'none' }] };
  expect(left(nested, { sleep: 'good', fever: 'yes' })).toEqual({ pain: 'bad' });
  expect(left(nested, { sleep: 'good', fever: 'no' })).toBe(false);
  expect(left({ any: undefined, fever: 'yes' }, { fever: 'yes' })).toBe(true);
});

describe('the questions of a condition', () => {
  it('are named once each, wherever they stand', () => {
    const condition: Asked = {
      all: [{ fever: 'yes' }, { any: [{ pain: 'bad' }, { fever: 'yes' }] }],
      at_least: { n: 1, of: [{ sleep: 'none' }] },
      score: { of: ['pain', 'mood'], at_least: 1 },
      hot: { at_least: 38 },
    };
    expect(questionsIn(condition).sort()).toEqual(['fever', 'hot', 'mood', 'pain', 'sleep']);
    expect(questionsIn({ fever: 'yes' })).toEqual(['fever']);
  });
});

it('a rule "otherwise" is always true', () => {
  const [otherwise] = sample.rules;
  expect(reduceRule(sample, otherwise!, answers({}))).toBe(true);
  expect(reduceRule(sample, { ...otherwise!, when: { fever: 'yes' } }, answers({ fever: 'no' }))).toBe(false);
});

describe('a question', () => {
  const rash = questionOf(sample, 'rash');
  it('is found by its id, and its absence is an error', () => {
    expect(rash.id).toBe('rash');
    expect(() => questionOf(sample, 'cough')).toThrow('protocol test has no question cough');
  });
  it('is to be asked when its condition holds, and always without one', () => {
    expect(askedIf(sample, questionOf(sample, 'fever'), answers({}))).toBe(true);
    expect(askedIf(sample, rash, answers({}))).toEqual({ fever: 'yes' });
    expect(askedIf(sample, rash, answers({ fever: 'yes' }))).toBe(true);
    expect(askedIf(sample, rash, answers({ fever: 'no' }))).toBe(false);
  });
  it('is answered, open, or never asked', () => {
    expect(known(sample, rash, answers({}))).toBe('open');
    expect(known(sample, rash, answers({ fever: 'no' }))).toBe('never');
    expect(known(sample, rash, answers({ rash: 'no' }))).toEqual({ answer: 'no' });
    expect(known(sample, rash, answers({ rash: 'no', fever: 'no' }))).toEqual({ answer: 'no' });
  });
});
