/** A protocol in a conversation: the answers as they came, and what they make of it. */
import {
  answersOf,
  beginRun,
  firingOf,
  positionOf,
  takeBack,
  unanswered,
  unfit,
} from '../../../triage/protocol/run.js';
import type { GivenAnswer, ProtocolRun } from '../../../triage/protocol/run.js';
import { given, number, protocol, yesNo } from './fixture.js';

const fever = protocol({
  id: 'fever',
  questions: [
    number('age', { of: 'age', danger: 'lower', fits: { below: '16 years' } }),
    yesNo('rash'),
    yesNo('fades', { danger: 'no', only_if: { rash: 'yes' } }),
    yesNo('purple', { only_if: { fades: 'no' } }),
    yesNo('drinking', { danger: 'no' }),
  ],
  rules: [
    ['hospital', { purple: 'yes' }],
    ['soon', { fades: 'no' }],
    ['today', { any: [{ age: { below: '3 months' } }, { drinking: 'no' }] }],
  ],
});
const run = (...answers: GivenAnswer[]): ProtocolRun => ({ ...beginRun(fever), given: answers });
const at = (of: ProtocolRun): string => {
  const position = positionOf(of);
  return 'ask' in position ? position.ask.id : `→ ${position.rule.outcome}`;
};
const all = (of: ProtocolRun) => Object.fromEntries(answersOf(of));

it('begins open and without answers, and leaves the examples behind', () => {
  expect(beginRun(fever)).toEqual({ protocol: { ...fever, examples: [] }, given: [], state: 'open' });
});

describe('the answers that count', () => {
  it('are the last to each question', () => {
    expect(all(run(given('rash', 'yes'), given('age', 24), given('rash', 'no')))).toEqual({ rash: 'no', age: 24 });
  });
  it('are not those to a follow-up whose reason was taken back, nor to what followed that', () => {
    const story = [given('rash', 'yes'), given('fades', 'no'), given('purple', 'yes')];
    expect(all(run(...story))).toEqual({ rash: 'yes', fades: 'no', purple: 'yes' });
    expect(all(run(...story, given('rash', 'no')))).toEqual({ rash: 'no' });
    expect(all(run(...story, given('rash', 'no'), given('rash', 'yes')))).toEqual({
      rash: 'yes',
      fades: 'no',
      purple: 'yes',
    });
  });
  it('are those that were said without being asked, whatever the reason', () => {
    expect(all(run(given('fades', 'no', { asked: false }), given('rash', 'no')))).toEqual({ rash: 'no', fades: 'no' });
  });
  it('decide where the run stands', () => {
    expect(at(run())).toBe('age');
    expect(at(run(given('age', 24), given('rash', 'no')))).toBe('drinking');
    expect(at(run(given('age', 24), given('rash', 'no'), given('drinking', 'no')))).toBe('→ today');
  });
});

describe('questions without an answer', () => {
  const ids = (of: ProtocolRun) => unanswered(of).map(({ id }) => id);
  it('are all that were not answered, asked or not', () => {
    expect(ids(run(given('rash', 'no')))).toEqual(['age', 'fades', 'purple', 'drinking']);
  });
  it('are not those whose answer does not count any more: the record shall not give it again', () => {
    expect(ids(run(given('rash', 'yes'), given('fades', 'no'), given('rash', 'no')))).toEqual([
      'age',
      'purple',
      'drinking',
    ]);
  });
});

describe('going back', () => {
  it('takes the last answer that was asked for, with every earlier one to it', () => {
    const last = given('rash', 'no');
    const back = run(
      given('rash', 'yes', { asked: false }),
      given('age', 24),
      last,
      given('fades', 'no', { asked: false }),
    );
    expect(takeBack(back)).toBe(last);
    expect(all(back)).toEqual({ age: 24, fades: 'no' });
    expect(takeBack(back)?.question).toBe('age');
    expect(takeBack(back)).toBeUndefined();
    expect(all(back)).toEqual({ fades: 'no' });
  });
});

describe('whom it is for', () => {
  it('is said by any answer that counts', () => {
    expect(unfit(run(given('rash', 'no'), given('age', 24)))).toBe(false);
    expect(unfit(run(given('rash', 'no'), given('age', 400)))).toBe(true);
    expect(unfit(run(given('age', 400), given('age', 24)))).toBe(false);
    expect(unfit(run(given('age', 'unknown')))).toBe(false);
  });
});

describe('what it says of the level', () => {
  const answers = [given('age', 24, { seq: 2 }), given('drinking', 'no', { seq: 4 }), given('rash', 'no', { seq: 5 })];
  it('is the rule that decides, on the answers that it reads', () => {
    expect(firingOf(run(...answers), 'son')).toEqual({
      rule: 'fever.3',
      cluster: 'fever',
      subject: 'son',
      disposition: 'within-24-hours',
      crisis: false,
      findings: ['2.age', '4.drinking'],
    });
  });
  it('is the rule that is true already while questions are open', () => {
    const open = run(given('drinking', 'no'));
    expect(at(open)).toBe('rash');
    expect(firingOf(open, 'son')?.rule).toBe('fever.3');
    expect(firingOf(run(), 'son')).toBeUndefined();
  });
  it('is the last rule at the end, on no evidence', () => {
    const end = run(given('age', 24), given('drinking', 'yes'), given('rash', 'no'));
    expect(firingOf(end, 'son')).toMatchObject({ rule: 'fever.4', disposition: 'self-care', findings: [] });
    // Given up: nothing was decided.
    expect(firingOf({ ...end, state: 'left' }, 'son')).toBeUndefined();
    expect(firingOf({ ...end, state: 'done' }, 'son')?.rule).toBe('fever.4');
  });
  it('is the level so far when it was given up', () => {
    expect(firingOf({ ...run(...answers), state: 'left' }, 'son')?.rule).toBe('fever.3');
  });
  it('is nothing when it was not for this person', () => {
    expect(firingOf(run(given('age', 400), given('drinking', 'no')), 'son')).toBeUndefined();
  });
  it('carries the cluster and the crisis of its outcome', () => {
    const mood = protocol({
      id: 'mood',
      questions: [yesNo('harm')],
      rules: [['crisis', { harm: 'yes' }]],
      outcomes: {
        crisis: { disposition: 'within-4-hours', crisis: true, cluster: 'RF41' },
        home: { disposition: 'self-care', do: ['Rest.'], watch_for: ['you get worse'], recheck: '1 day' },
      },
    });
    const firing = firingOf({ ...beginRun(mood), given: [given('harm', 'yes', { seq: 3 })] }, 'patient');
    expect(firing).toEqual({
      rule: 'mood.1',
      cluster: 'RF41',
      subject: 'patient',
      disposition: 'within-4-hours',
      crisis: true,
      findings: ['3.harm'],
    });
  });
});
