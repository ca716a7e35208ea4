/** Amounts as a protocol's file writes them, as numbers, and in words again. */
import { amountOf, amountWords } from '../../../triage/protocol/amounts.js';
import { duration, number, question } from './fixture.js';

const hot = question(number('hot'));
const age = question(number('age', { of: 'age', danger: 'lower' }));
const weeks = question(number('weeks', { of: 'pregnancy-weeks' }));
const howLong = question(duration('how-long'));

describe('an amount in the unit of its question', () => {
  it.each([
    [howLong, '1 minute', 1],
    [howLong, '2 hours', 120],
    [howLong, '3 days', 4320],
    [howLong, '1 week', 10_080],
    [howLong, '2 months', 87_660],
    [howLong, '1 year', 525_960],
    [howLong, '1.5 hours', 90],
    [howLong, 90, 90],
    [age, '3 months', 3],
    [age, '16 years', 192],
    [age, 30, 30],
    [weeks, '20 weeks', 20],
    [weeks, '7 days', 1],
    [hot, 38.5, 38.5],
  ])('$0.id: $1 is $2', (of, amount, expected) => {
    expect(amountOf(of, amount)).toBeCloseTo(expected, 10);
  });

  it('has no length of time in degrees', () => {
    expect(amountOf(hot, '3 days')).toBeNaN();
  });
});

describe('an amount in words', () => {
  it.each([
    [howLong, 45, '45 minutes'],
    [howLong, 59, '59 minutes'],
    [howLong, 60, '1 hours'],
    [howLong, 90, '1.5 hours'],
    [howLong, 2 * 1440 - 60, '47 hours'],
    [howLong, 2 * 1440, '2 days'],
    [howLong, 13 * 1440, '13 days'],
    [howLong, 14 * 1440, '2 weeks'],
    [howLong, 25 * 1440, '3.6 weeks'],
    [age, 3, '3 months'],
    [age, 23, '23 months'],
    [age, 24, '2 years'],
    [age, 30, '2.5 years'],
    [hot, 38.5, '38.5'],
    [hot, 38.46, '38.5'],
    [weeks, 20, '20'],
  ])('$0.id: $1 is “$2”', (of, amount, words) => {
    expect(amountWords(of, amount)).toBe(words);
  });
});
