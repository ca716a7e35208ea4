/** How long, in patients' words. Now is a Wednesday, 18 November 2026, noon. */
import { durationsIn } from '../../../triage/protocol/durations.js';
import { amountOf } from '../../../triage/protocol/amounts.js';
import { tokenise } from '../../../triage/tokens.js';
import { duration, question } from './fixture.js';

const now = Date.parse('2026-11-18T12:00:00Z');
const read = (text: string): number[] => durationsIn(tokenise(text), now);
const howLong = question(duration('how-long'));
const of = (amount: string): number => amountOf(howLong, amount);

describe('a number and a unit', () => {
  it.each([
    ['20 minutes', '20 minutes'],
    ['1 min', '1 minute'],
    ['45 mins', '45 minutes'],
    ['6 hours', '6 hours'],
    ['2 hrs', '2 hours'],
    ['1 hr', '1 hour'],
    ['24h', '24 hours'],
    ['3 days', '3 days'],
    ['3d', '3 days'],
    ['2 nights', '2 days'],
    ['two weeks', '2 weeks'],
    ['1 wk', '1 week'],
    ['6 wks', '6 weeks'],
    ['2w', '2 weeks'],
    ['2 fortnights', '4 weeks'],
    ['3 months', '3 months'],
    ['2 mths', '2 months'],
    ['1 mth', '1 month'],
    ['4 mo', '4 months'],
    ['2 years', '2 years'],
    ['5 yrs', '5 years'],
    ['1 yr', '1 year'],
    ['1.5 hours', '90 minutes'],
    ['since 4 days', '4 days'],
    ['for the last 3 days', '3 days'],
    ['3 more days', '3 days'],
  ])('“%s” is %s', (text, amount) => {
    expect(read(text)).toEqual([of(amount)]);
  });

  it.each(['1 month', '3 months', '6 months', '1 year', '2 years'])(
    '“%s” meets the bound of the same words',
    (text) => {
      expect(read(text)[0]).toBeGreaterThanOrEqual(of(text));
    },
  );
});

describe('words that count', () => {
  it.each([
    ['a day', '1 day'],
    ['a night', '1 day'],
    ['an hour', '1 hour'],
    ['one week', '1 week'],
    ['about a week', '1 week'],
    ['last week', '1 week'],
    ['the past month', '1 month'],
    ['a couple of weeks', '2 weeks'],
    ['a couple weeks', '2 weeks'],
    ['a few hours', '3 hours'],
    ['the last few days', '3 days'],
    ['several days', '5 days'],
    ['many weeks', '7 weeks'],
    ['half an hour', '30 minutes'],
    ['half a day', '12 hours'],
    ['nearly a week', '1 week'],
    ['almost two weeks', '2 weeks'],
    ['around two weeks', '2 weeks'],
    ['over a week', '1 week'],
    ['more than a week', '1 week'],
    ['for days', '3 days'],
    ['weeks now', '3 weeks'],
    ['a fortnight', '2 weeks'],
  ])('“%s” is %s', (text, amount) => {
    expect(read(text)).toEqual([of(amount)]);
  });
});

describe('times by themselves', () => {
  it.each([
    ['since yesterday', '1 day'],
    ['overnight', '12 hours'],
    ['tonight', '3 hours'],
    ['today', '8 hours'],
    ['last night', '12 hours'],
    ['this morning', '8 hours'],
    ['this afternoon', '4 hours'],
    ['this evening', '3 hours'],
    ['all day', '12 hours'],
    ['all night', '12 hours'],
    ['all week', '7 days'],
    ['this week', '5 days'],
    ['just now', '15 minutes'],
    ['it just started', '15 minutes'],
    ['ages', '60 days'],
    ['forever', '365 days'],
  ])('“%s” is %s', (text, amount) => {
    expect(read(text)).toEqual([of(amount)]);
  });
});

describe('since a day of the week', () => {
  it.each([
    ['Tuesday', 1],
    ['Monday', 2],
    ['Sunday', 3],
    ['Saturday', 4],
    ['Friday', 5],
    ['Thursday', 6],
    ['Wednesday', 7],
  ])('“since %s” is %i days', (weekday, days) => {
    expect(read(`since ${weekday}`)).toEqual([days * 1440]);
  });
  it('goes by the day in UTC', () => {
    expect(durationsIn(tokenise('since Monday'), Date.parse('2026-11-17T23:59:00Z'))).toEqual([1440]);
    expect(durationsIn(tokenise('since Monday'), Date.parse('2026-11-16T00:01:00Z'))).toEqual([7 * 1440]);
  });
});

describe('how often is not how long', () => {
  it.each([
    'three times a day',
    '3 times an hour',
    'twice a day',
    'once a week',
    'every two hours',
    'every day',
    'each night',
    'six per day',
    'every few hours',
    'a few times a day',
    'one time a day',
  ])('“%s” is no length of time', (text) => {
    expect(read(text)).toEqual([]);
  });
  it('“three times a day for two weeks” is two weeks', () => {
    expect(read('three times a day for two weeks')).toEqual([of('2 weeks')]);
  });
});

describe('how old is not how long', () => {
  it.each([
    '3 years old',
    'aged 6 months',
    'age 2 years',
    'he turned 3 years',
    'a 3 year boy',
    'a 2 yr old',
    '5 days old',
  ])('“%s” is no length of time', (text) => {
    expect(read(text)).toEqual([]);
  });
  it.each([
    ['1 year', '1 year'],
    ['a year', '1 year'],
    ['page 3 days', '3 days'],
    ['agenda 3 days', '3 days'],
    ['2 weeks, the old pain', '2 weeks'],
    ['old pain for 2 weeks', '2 weeks'],
  ])('“%s” is %s', (text, amount) => {
    expect(read(text)).toEqual([of(amount)]);
  });
});

describe('no length of time', () => {
  it.each([
    '',
    'a long time',
    'night sweats',
    'several night sweats',
    'the day',
    'in a bad day',
    '39.2',
    'hour',
    'this month',
  ])('“%s”', (text) => {
    expect(read(text)).toEqual([]);
  });
  it.each(['all nights', 'this weeks plan'])('“%s” counts no units', (text) => {
    expect(read(text)).toEqual([]);
  });
  it('a word that every object has is no unit', () => {
    expect(read('2 constructor')).toEqual([]);
    expect(read('toString hours')).toEqual([of('3 hours')]);
  });
});

it('several are all told, in their order', () => {
  expect(read('since yesterday, well, two or three days, 2 weeks on and off')).toEqual(
    ['1 day', '3 days', '2 weeks'].map(of),
  );
});
it('a count stands at most four words before its unit', () => {
  expect(read('9 of the about days')).toEqual([of('9 days')]);
  // Then it is "days", without a number.
  expect(read('9 of the about the days')).toEqual([of('3 days')]);
});
it('minutes are whole', () => {
  expect(read('0.33 hours')).toEqual([20]);
});
