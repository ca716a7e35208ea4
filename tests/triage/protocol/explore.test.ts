/** All paths through a protocol. */
import { explore, tellingAnswers } from '../../../triage/protocol/explore.js';
import { choice, duration, number, protocol, text, yesNo, type Parts } from './fixture.js';

function walked(parts: Parts) {
  const { longest, rules, asked } = explore(protocol(parts));
  return { longest, rules: [...rules].sort(), asked: [...asked].sort() };
}

describe('paths', () => {
  it('an emergency ends one early, and the longest counts', () => {
    const questions = [yesNo('breathless'), yesNo('blood'), yesNo('long')];
    expect(
      walked({
        questions,
        rules: [
          ['hospital', { breathless: 'yes' }],
          ['today', { blood: 'yes', long: 'yes' }],
        ],
      }),
    ).toEqual({ longest: 3, rules: ['test.1', 'test.2', 'test.3'], asked: ['blood', 'breathless', 'long'] });
  });
  it('without a question that matters there is none', () => {
    expect(walked({ questions: [yesNo('fever')] })).toEqual({ longest: 0, rules: ['test.1'], asked: [] });
  });
  it('a rule behind one that is always true before it is on none', () => {
    const { rules } = walked({
      questions: [choice('pain', ['none', 'some', 'bad'])],
      rules: [
        ['today', { pain: 'some' }],
        ['routine', { pain: 'bad' }],
      ],
    });
    expect(rules).toEqual(['test.1', 'test.3']);
  });
  it('a question whose condition never holds is on none', () => {
    const { asked, longest } = walked({
      questions: [yesNo('fever'), yesNo('rash', { only_if: { fever: 'yes' } })],
      rules: [
        ['hospital', { fever: 'yes' }],
        ['today', { rash: 'yes' }],
      ],
    });
    expect(asked).toEqual(['fever']);
    expect(longest).toBe(1);
  });
  it('a must is on every path, also free text', () => {
    expect(walked({ questions: [text('story', { must: true })] })).toEqual({
      longest: 1,
      rules: ['test.1'],
      asked: ['story'],
    });
  });
  it('states with the same future are walked once', () => {
    const ids = Array.from({ length: 18 }, (_, i) => `q${i}`);
    const many: Parts = {
      questions: ids.map((id) => yesNo(id)),
      rules: [['today', { at_least: { n: 9, of: ids.map((id) => ({ [id]: 'yes' })) } }]],
    };
    expect(explore(protocol(many), 300).longest).toBe(18);
  });
  it('states with the same rules left, but other questions to come, are told apart', () => {
    expect(
      walked({
        questions: [yesNo('a'), yesNo('b'), yesNo('c', { must: true, only_if: { a: 'yes' } })],
        rules: [['today', { b: 'yes' }]],
      }),
    ).toEqual({ longest: 3, rules: ['test.1', 'test.2'], asked: ['a', 'b', 'c'] });
  });
  it('more states than can be walked are an error', () => {
    const three = protocol({ questions: [yesNo('a'), yesNo('b')], rules: [['today', { a: 'yes', b: 'yes' }]] });
    // Two are done when the third of the ends is come to.
    expect(explore(three, 3).longest).toBe(2);
    expect(() => explore(three, 2)).toThrow('protocol test has too many states to be checked');
  });
});

describe('the answers that can be told apart', () => {
  const sample = protocol({
    questions: [
      yesNo('fever'),
      choice('pain', ['none', 'some', 'bad']),
      text('story'),
      number('hot'),
      number('age', { of: 'age', danger: 'lower' }),
      duration('long', { only_if: { hot: { at_least: 40 } } }),
      number('pulse', { of: 'heart-rate' }),
    ],
    rules: [
      ['hospital', { all: [{ hot: { at_least: 39 } }, { any: [{ age: { below: '3 months' } }, { fever: 'yes' }] }] }],
      ['soon', { at_least: { n: 1, of: [{ hot: { at_least: 38 } }, { long: { at_least: '2 days' } }] } }],
      ['today', { hot: { at_least: 38 }, score: { of: ['pain'], at_least: 1 } }],
    ],
  });
  const telling = (id: string) =>
    tellingAnswers(
      sample,
      sample.questions.find((one) => one.id === id)!,
    );
  it('are both, all options, or any words', () => {
    expect(telling('fever')).toEqual(['no', 'yes']);
    expect(telling('pain')).toEqual(['none', 'some', 'bad']);
    expect(telling('story')).toEqual(['-']);
  });
  it('are one number in each band, also of conditions for other questions', () => {
    expect(telling('hot')).toEqual([37.5, 38, 39, 40]);
    expect(telling('age')).toEqual([2.5, 3]);
    expect(telling('long')).toEqual([2879.5, 2880]);
  });
  it('are one number where no bound is', () => {
    expect(telling('pulse')).toEqual([0.5]);
  });
});
