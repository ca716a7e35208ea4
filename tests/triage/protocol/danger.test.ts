/** Answers in their order of danger, and what a bound asks for. */
import {
  countsAs,
  leastDangerous,
  meets,
  moreDangerous,
  mostDangerous,
  placeOf,
} from '../../../triage/protocol/danger.js';
import { choice, duration, number, question, text, yesNo } from './fixture.js';

const fever = question(yesNo('fever'));
const drinking = question(yesNo('drinking', { danger: 'no' }));
const pain = question(choice('pain', ['none', 'some', 'bad']));
const hot = question(number('hot'));
const oxygen = question(number('oxygen', { of: 'oxygen', danger: 'lower' }));
const age = question(number('age', { of: 'age', danger: 'lower' }));
const howLong = question(duration('how-long'));
const sinceBite = question(duration('since-bite', { danger: 'shorter' }));
const story = question(text('story'));

describe('the ends of the order', () => {
  it.each([
    [fever, 'no', 'yes'],
    [drinking, 'yes', 'no'],
    [pain, 'none', 'bad'],
    [hot, -Infinity, Infinity],
    [oxygen, Infinity, -Infinity],
    [howLong, -Infinity, Infinity],
    [sinceBite, Infinity, -Infinity],
    [story, '', ''],
  ])('$0.id: from $1 to $2', (of, least, most) => {
    expect(leastDangerous(of)).toBe(least);
    expect(mostDangerous(of)).toBe(most);
  });
});

describe('“I don’t know”', () => {
  it('counts as the most dangerous answer', () => {
    expect([fever, drinking, pain, hot, oxygen, sinceBite].map((one) => countsAs(one, 'unknown'))).toEqual([
      'yes',
      'no',
      'bad',
      Infinity,
      -Infinity,
      -Infinity,
    ]);
  });

  it('counts as what the question says', () => {
    expect(countsAs(question(yesNo('fever', { unknown: 'no' })), 'unknown')).toBe('no');
    expect(countsAs(question(choice('pain', ['none', 'some', 'bad'], { unknown: 'some' })), 'unknown')).toBe('some');
    expect(countsAs(question(number('hot', { unknown: 37.5 })), 'unknown')).toBe(37.5);
    expect(countsAs(question(number('age', { of: 'age', unknown: '2 years' })), 'unknown')).toBeCloseTo(24, 10);
    expect(countsAs(question(duration('how-long', { unknown: '1 week' })), 'unknown')).toBe(10_080);
  });

  it('is a word like any other in free text, and other answers count as themselves', () => {
    expect(countsAs(story, 'unknown')).toBe('unknown');
    expect(countsAs(fever, 'no')).toBe('no');
    expect(countsAs(hot, 38)).toBe(38);
  });
});

describe('places', () => {
  it('are those of the options, from the least dangerous', () => {
    expect(['none', 'some', 'bad', 'else'].map((id) => placeOf(pain, id))).toEqual([0, 1, 2, -1]);
  });
  it('are had by choices only', () => {
    expect(placeOf(fever, 'yes')).toBe(-1);
    expect(placeOf(hot, 0)).toBe(-1);
  });
});

describe('the more dangerous of two answers', () => {
  it.each([
    [fever, 'yes', 'no', 'yes'],
    [drinking, 'yes', 'no', 'no'],
    [pain, 'bad', 'some', 'bad'],
    [pain, 'none', 'some', 'some'],
    [hot, 38, 39, 39],
    [oxygen, 92, 88, 88],
    [howLong, 60, 120, 120],
    [sinceBite, 60, 120, 60],
    [hot, 38, 38, 38],
  ])('$0.id: of $1 and $2 it is $3', (of, a, b, expected) => {
    expect(moreDangerous(of, a, b)).toBe(expected);
    expect(moreDangerous(of, b, a)).toBe(expected);
  });
});

describe('a bound means this answer or a more dangerous one', () => {
  it.each([
    [fever, 'yes', 'yes', true],
    [fever, 'yes', 'no', false],
    [drinking, 'no', 'no', true],
    [drinking, 'no', 'yes', false],
    [pain, 'some', 'none', false],
    [pain, 'some', 'some', true],
    [pain, 'some', 'bad', true],
    [hot, { at_least: 38 }, 37.9, false],
    [hot, { at_least: 38 }, 38, true],
    [hot, { at_least: 38 }, 40, true],
    [oxygen, { below: 92 }, 91, true],
    [oxygen, { below: 92 }, 92, false],
    [age, { below: '3 months' }, 2.9, true],
    [age, { below: '3 months' }, 3, false],
    [howLong, { at_least: '3 days' }, 4320, true],
    [howLong, { at_least: '3 days' }, 4319, false],
    [sinceBite, { below: '6 hours' }, 359, true],
    [sinceBite, { below: '6 hours' }, 360, false],
  ])('$0.id $1 with $2: $3', (of, bound, value, expected) => {
    expect(meets(of, bound, value)).toBe(expected);
  });

  it('is met by an answer that is not known, unless the question says otherwise', () => {
    expect(meets(hot, { at_least: 38 }, 'unknown')).toBe(true);
    expect(meets(question(number('hot', { unknown: 37.5 })), { at_least: 38 }, 'unknown')).toBe(false);
    expect(meets(pain, 'bad', 'unknown')).toBe(true);
  });
});
