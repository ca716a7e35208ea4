/** The next question, or the rule that decides; and the level so far. */
import { fits, outcomeOf, position, standing } from '../../../triage/protocol/position.js';
import { answers, choice, next, number, protocol, question, text, yesNo } from './fixture.js';

describe('one question after the other', () => {
  const cough = protocol({
    questions: [yesNo('breathless'), yesNo('blood'), yesNo('long')],
    rules: [
      ['hospital', { breathless: 'yes' }],
      ['today', { any: [{ blood: 'yes' }, { long: 'yes' }] }],
    ],
  });
  it('asks in the order of the file', () => {
    expect(next(cough)).toBe('breathless');
    expect(next(cough, { breathless: 'no' })).toBe('blood');
    expect(next(cough, { breathless: 'no', blood: 'no' })).toBe('long');
  });
  it('ends with the last rule when nothing else is true', () => {
    expect(next(cough, { breathless: 'no', blood: 'no', long: 'no' })).toBe('→ home');
  });
  it('an emergency ends the questions at once', () => {
    expect(next(cough, { breathless: 'yes' })).toBe('→ hospital');
  });
  it('asks nothing that cannot change the rule any more', () => {
    expect(next(cough, { breathless: 'no', blood: 'yes' })).toBe('→ today');
  });
  it('asks what might still make it more urgent', () => {
    expect(next(cough, { blood: 'yes' })).toBe('breathless');
    expect(next(cough, { blood: 'yes', breathless: 'yes' })).toBe('→ hospital');
  });
  it('passes over what is answered already', () => {
    expect(next(cough, { breathless: 'no', long: 'no' })).toBe('blood');
  });
  it('a first rule that is not certain keeps an urgent one behind it waiting', () => {
    const two = protocol({
      questions: [yesNo('blue'), yesNo('breathless')],
      rules: [
        ['ambulance', { blue: 'yes' }],
        ['hospital', { breathless: 'yes' }],
      ],
    });
    expect(next(two, { breathless: 'yes' })).toBe('blue');
    expect(next(two, { breathless: 'yes', blue: 'no' })).toBe('→ hospital');
  });
});

describe('a must-ask', () => {
  const headache = protocol({
    questions: [yesNo('worst'), yesNo('pregnant', { must: true }), text('else', { must: true })],
    rules: [
      ['hospital', { worst: 'yes', pregnant: 'yes' }],
      ['today', { worst: 'yes' }],
    ],
  });
  it('is asked although the rule is certain', () => {
    expect(next(headache, { worst: 'no' })).toBe('pregnant');
    expect(next(headache, { worst: 'no', pregnant: 'no' })).toBe('else');
    expect(next(headache, { worst: 'no', pregnant: 'no', else: '-' })).toBe('→ home');
  });
  it('is not asked before emergency care', () => {
    expect(next(headache, { worst: 'yes', pregnant: 'yes' })).toBe('→ hospital');
  });
  it('is not asked before the crisis card either', () => {
    const mood = protocol({
      questions: [yesNo('harm'), yesNo('alone', { must: true })],
      rules: [['crisis', { harm: 'yes' }]],
    });
    expect(next(mood, { harm: 'yes' })).toBe('→ crisis');
    expect(next(mood, { harm: 'no' })).toBe('alone');
  });
});

describe('a question with a condition', () => {
  const fever = protocol({
    questions: [
      yesNo('fever'),
      yesNo('drinking', { danger: 'no' }),
      yesNo('rash', { only_if: { fever: 'yes' }, must: true }),
      yesNo('fades', { only_if: { rash: 'yes' }, danger: 'no' }),
    ],
    rules: [
      ['hospital', { fades: 'no' }],
      ['today', { drinking: 'no' }],
    ],
  });
  it('is asked after what decides it', () => {
    expect(next(fever)).toBe('fever');
    expect(next(fever, { fever: 'yes' })).toBe('drinking');
    expect(next(fever, { fever: 'yes', drinking: 'yes' })).toBe('rash');
    expect(next(fever, { fever: 'yes', drinking: 'yes', rash: 'yes' })).toBe('fades');
    expect(next(fever, { fever: 'yes', drinking: 'yes', rash: 'no' })).toBe('→ home');
  });
  it('is not asked, not even a must, when its condition is false', () => {
    expect(next(fever, { fever: 'no', drinking: 'yes' })).toBe('→ home');
  });
  it('makes what decides it worth asking, through several', () => {
    expect(next(fever, { drinking: 'no' })).toBe('fever');
  });
  it('counts at once when it was answered before', () => {
    expect(next(fever, { fades: 'no' })).toBe('→ hospital');
    expect(next(fever, { rash: 'yes', fades: 'yes' })).toBe('drinking');
    expect(next(fever, { rash: 'yes', fades: 'yes', drinking: 'no' })).toBe('→ today');
  });
});

it('a question that no rule reads and that is no must is never asked', () => {
  const plain = protocol({ questions: [yesNo('fever'), text('story')], rules: [['today', { fever: 'yes' }]] });
  expect(next(plain, { fever: 'no' })).toBe('→ home');
});

it('without a last rule there is no outcome, and that is an error', () => {
  const broken = protocol({ questions: [yesNo('fever')], rules: [['today', { fever: 'yes' }]] });
  broken.rules.pop();
  expect(() => position(broken, answers({ fever: 'no' }))).toThrow('protocol test has a path without an outcome');
});

it('the outcome of a rule is the one it names', () => {
  const plain = protocol({ questions: [yesNo('fever')], rules: [['today', { fever: 'yes' }]] });
  expect(outcomeOf(plain, plain.rules[0]!).disposition).toBe('within-24-hours');
  expect(outcomeOf(plain, plain.rules[1]!).disposition).toBe('self-care');
});

describe('the level so far', () => {
  const belly = protocol({
    questions: [yesNo('blood'), choice('pain', ['none', 'some', 'bad'])],
    rules: [
      ['hospital', { blood: 'yes', pain: 'bad' }],
      ['soon', { blood: 'yes' }],
      ['today', { pain: 'some' }],
    ],
  });
  const so = (given: Record<string, string>) => standing(belly, answers(given))?.outcome;
  it('is that of the first rule that is already true', () => {
    expect(so({ blood: 'yes' })).toBe('soon');
    expect(so({ pain: 'bad' })).toBe('today');
    expect(so({ pain: 'bad', blood: 'yes' })).toBe('hospital');
  });
  it('is nothing while no answer says so: "otherwise" is no evidence', () => {
    expect(so({})).toBeUndefined();
    expect(so({ pain: 'none', blood: 'no' })).toBeUndefined();
  });
});

describe('whom a protocol fits', () => {
  const child = question(
    number('age', { of: 'age', danger: 'lower', fits: { at_least: '3 months', below: '16 years' } }),
  );
  const adult = question(number('age', { of: 'age', fits: { at_least: '16 years' } }));
  const small = question(number('age', { of: 'age', fits: { below: '5 years' } }));
  it.each([
    [2.9, false],
    [3, true],
    [191, true],
    [192, false],
  ])('a child of %d months: %s', (months, expected) => {
    expect(fits(child, months)).toBe(expected);
  });
  it('one bound is enough', () => {
    expect([fits(adult, 191), fits(adult, 192)]).toEqual([false, true]);
    expect([fits(small, 59), fits(small, 60)]).toEqual([true, false]);
  });
  it('is not decided by what is not known, or by other questions', () => {
    expect(fits(child, 'unknown')).toBe(true);
    expect(fits(question(number('hot')), 50)).toBe(true);
    expect(fits(question(yesNo('fever')), 1)).toBe(true);
  });
});
