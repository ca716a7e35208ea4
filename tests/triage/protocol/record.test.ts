/** What the record answers already, and what an answer adds to it. */
import { findingOf, knownFrom } from '../../../triage/protocol/record.js';
import type { Question } from '../../../triage/protocol/schema.js';
import type { Finding } from '../../../triage/types.js';
import { choice, duration, finding, number, question, text, yesNo } from './fixture.js';

const said = (concept: string, more: Partial<Finding> = {}): Finding =>
  finding(concept, { words: `about ${concept}`, ...more });
const absent = (concept: string, more: Partial<Finding> = {}) =>
  said(concept, { status: 'absent', id: '2.1', ...more });
const degrees = (value: number, more: Partial<Finding> = {}) =>
  said('temperature', { quantity: { value, unit: 'C' }, ...more });
const lasting = new Set(['diabetes']);
const known = (of: Question, ...findings: Finding[]) => knownFrom({ subject: 'patient', findings }, of, lasting);
const value = (of: Question, ...findings: Finding[]) => known(of, ...findings)?.value;

describe('yes or no', () => {
  const fever = question(yesNo('fever', { concept: 'fever' }));
  it('is answered by what was said, with the finding that says it', () => {
    const hot = said('fever', { id: '3.1' });
    expect(known(fever, said('fever'), hot, said('cough', { id: '4.1' }))).toEqual({ value: 'yes', finding: hot });
    expect(value(fever, said('fever', { time: 'recent' }))).toBe('yes');
  });
  it('is answered by a denial, and the last word counts', () => {
    const denial = absent('fever');
    expect(known(fever, said('fever'), denial)).toEqual({ value: 'no', finding: denial });
    expect(value(fever, absent('fever', { id: '1.1' }), said('fever', { id: '2.1' }))).toBe('yes');
  });
  it('is open where nothing was said of it now', () => {
    expect(known(fever)).toBeUndefined();
    expect(known(fever, said('cough'), absent('cough'))).toBeUndefined();
    expect(known(fever, said('fever', { status: 'unknown' }))).toBeUndefined();
    expect(known(fever, said('fever', { time: 'past' }))).toBeUndefined();
    expect(known(fever, said('fever', { time: 'hypothetical' }))).toBeUndefined();
    expect(known(question(yesNo('fever')), said('fever'))).toBeUndefined();
  });
  it('is not answered by a denial about another time', () => {
    expect(known(fever, absent('fever', { time: 'past' }))).toBeUndefined();
    expect(known(fever, absent('fever', { time: 'hypothetical' }))).toBeUndefined();
    expect(value(fever, said('fever'), absent('fever', { time: 'past' }))).toBe('yes');
  });
  it('of a condition that lasts is answered at any time', () => {
    const diabetes = question(yesNo('diabetes', { concept: 'diabetes' }));
    expect(value(diabetes, said('diabetes', { time: 'past' }))).toBe('yes');
    expect(value(diabetes, absent('diabetes', { time: 'past' }))).toBe('no');
  });
});

describe('a choice', () => {
  const cough = question(
    choice('cough', [
      { id: 'dry', label: 'Dry', concept: 'dry-cough' },
      { id: 'green', label: 'Green' },
      { id: 'blood', label: 'Blood', concept: 'coughing-blood' },
      { id: 'clots', label: 'Clots', concept: 'coughing-blood' },
    ]),
  );
  it('is the most dangerous option that was told of', () => {
    expect(value(cough, said('coughing-blood'), said('dry-cough'))).toBe('clots');
    expect(value(cough, said('dry-cough'))).toBe('dry');
  });
  it('is not one that was denied', () => {
    expect(value(cough, said('coughing-blood'), absent('coughing-blood'), said('dry-cough'))).toBe('dry');
    expect(known(cough, absent('coughing-blood'))).toBeUndefined();
  });
});

describe('a number', () => {
  const hot = question(number('hot', { concept: 'temperature' }));
  it('is the last one that was said', () => {
    const last = degrees(38.4, { id: '2.1' });
    expect(known(hot, degrees(39.5), last)).toEqual({ value: 38.4, finding: last });
    expect(value(hot, degrees(39.5, { time: 'recent' }))).toBe(39.5);
  });
  it('is open without one that holds now', () => {
    expect(known(hot, said('temperature'))).toBeUndefined();
    expect(known(hot, degrees(39, { time: 'past' }))).toBeUndefined();
    expect(known(hot, degrees(39, { status: 'absent' }))).toBeUndefined();
    expect(known(hot, degrees(39, { concept: 'oven' }))).toBeUndefined();
    expect(known(question(number('hot')), degrees(39))).toBeUndefined();
  });
});

it('durations and free text are not known from the record', () => {
  expect(known(question(duration('long')), said('fever'))).toBeUndefined();
  expect(known(question(text('story')), said('fever'))).toBeUndefined();
});

describe('a “No” to a check', () => {
  const clearing = { cleared_by: ['lungs-confirmed', 'breathing-confirmed'] };
  const severe = question(yesNo('severe', clearing));
  const drinking = question(yesNo('drinking', { danger: 'no', ...clearing }));
  const pain = question(choice('pain', ['none', 'bad'], clearing));
  it('counts as the least dangerous answer', () => {
    const no = absent('breathing-confirmed');
    expect(known(severe, no)).toEqual({ value: 'no', finding: no });
    expect(value(drinking, no)).toBe('yes');
    expect(value(pain, no)).toBe('none');
  });
  it('does not when it was answered yes, or asked about something else', () => {
    expect(known(severe, said('breathing-confirmed'))).toBeUndefined();
    expect(known(severe, absent('breathing-confirmed'), said('breathing-confirmed'))).toBeUndefined();
    expect(known(severe, absent('heart-confirmed'))).toBeUndefined();
  });
  it('goes behind what was said of the concept', () => {
    const both = question(yesNo('severe', { concept: 'gasping', ...clearing }));
    expect(value(both, said('gasping'), absent('breathing-confirmed'))).toBe('yes');
  });
});

describe('an answer as a finding', () => {
  const more = { subject: 'son', words: 'his words', locale: 'en', seq: 7 } as const;
  const fever = question(yesNo('fever', { concept: 'fever' }));
  const blood = question(
    choice('blood', [
      { id: 'no', label: 'No', concept: 'no-blood' },
      { id: 'yes', label: 'Yes' },
      { id: 'lots', label: 'Lots', concept: 'bleeding' },
    ]),
  );
  it('is present, absent or unknown, about the person, in the person’s words', () => {
    expect(findingOf(fever, 'yes', more)).toEqual({
      id: '7.fever',
      concept: 'fever',
      status: 'present',
      subject: 'son',
      time: 'now',
      words: 'his words',
      locale: 'en',
    });
    expect(findingOf(fever, 'no', more)?.status).toBe('absent');
    expect(findingOf(fever, 'unknown', more)?.status).toBe('unknown');
  });
  it('of a choice is the option’s', () => {
    expect(findingOf(blood, 'lots', more)).toMatchObject({ concept: 'bleeding', status: 'present' });
    expect(findingOf(blood, 'no', more)).toMatchObject({ concept: 'no-blood', status: 'present' });
    expect(findingOf(blood, 'yes', more)).toBeUndefined();
    expect(findingOf(blood, 'unknown', more)).toBeUndefined();
  });
  it('of a number carries it with its unit', () => {
    const hot = question(number('hot', { concept: 'temperature' }));
    const age = question(number('age', { of: 'age', concept: 'age' }));
    expect(findingOf(hot, 38.5, more)).toMatchObject({ status: 'present', quantity: { value: 38.5, unit: 'C' } });
    expect(findingOf(age, 24, more)?.quantity).toEqual({ value: 24, unit: 'months' });
    expect(findingOf(hot, 'unknown', more)).toMatchObject({ status: 'unknown' });
    expect(findingOf(hot, 'unknown', more)).not.toHaveProperty('quantity');
  });
  it('of a question without a concept is none', () => {
    expect(findingOf(question(yesNo('blue')), 'yes', more)).toBeUndefined();
    expect(findingOf(question(number('hot')), 39, more)).toBeUndefined();
    expect(findingOf(question(duration('long')), 60, more)).toBeUndefined();
    expect(findingOf(question(text('story')), 'x', more)).toBeUndefined();
  });
});
