/** Which protocol is for whom. */
import { adultFrom, fittingProtocols } from '../../../triage/protocol/selection.js';
import { notAPerson } from '../../../triage/relations.js';
import type { Finding, TriageRecord } from '../../../triage/types.js';
import { finding, protocol, yesNo } from './fixture.js';

const questions = [yesNo('fever')];
const make = (id: string, starts: Record<string, unknown>) => protocol({ id, questions, starts });
const protocols = [
  make('cough-adult', { when: 'cough', who: 'adult' }),
  make('cough-child', { when: 'cough', who: 'child' }),
  make('b-anyone', { when: { any: ['cough', 'cold'] }, who: 'anyone', rank: 40 }),
  make('a-anyone', { when: { all: ['cough'], none: ['asthma'] }, who: 'anyone', rank: 40 }),
  make('urgent', { when: 'blood', who: 'anyone', rank: 90 }),
];
const age = (months: number, more: Partial<Finding> = {}) =>
  finding('age', { quantity: { value: months, unit: 'months' }, ...more });
const lasting = new Set(['age', 'asthma']);
function fitting(subject: string, ...findings: Finding[]): string[] {
  const record: TriageRecord = { subject, findings };
  const ids = (given: typeof protocols) => fittingProtocols(given, record, lasting).map(({ id }) => id);
  // The order in which the files were read says nothing.
  expect(ids(protocols.toReversed())).toEqual(ids(protocols));
  return ids(protocols);
}

describe('by what was told', () => {
  it('those whose condition holds, the highest rank first, then by name', () => {
    expect(fitting('patient', finding('cough'), finding('blood'))).toEqual([
      'urgent',
      'a-anyone',
      'b-anyone',
      'cough-adult',
    ]);
    expect(fitting('patient', finding('cold'))).toEqual(['b-anyone']);
    expect(fitting('patient')).toEqual([]);
  });
  it('what has passed is recent enough, what is history is not', () => {
    expect(fitting('patient', finding('cold', { time: 'recent' }))).toEqual(['b-anyone']);
    expect(fitting('patient', finding('cold', { time: 'past' }))).toEqual([]);
    expect(fitting('patient', finding('cold', { time: 'hypothetical' }))).toEqual([]);
    expect(fitting('patient', finding('cold', { status: 'absent' }))).toEqual([]);
  });
  it('what rules it out may be a condition that lasts', () => {
    expect(fitting('patient', finding('cough'), finding('asthma', { time: 'past' }))).toEqual([
      'b-anyone',
      'cough-adult',
    ]);
  });
});

describe('by whom it is about', () => {
  const forAdult = ['a-anyone', 'b-anyone', 'cough-adult'];
  const forChild = ['a-anyone', 'b-anyone', 'cough-child'];
  it('an unknown person is an adult', () => {
    expect(fitting('patient', finding('cough'))).toEqual(forAdult);
    expect(fitting('mother', finding('cough'))).toEqual(forAdult);
  });
  it('an animal, or somebody in a story, has none', () => {
    expect(fitting(notAPerson, finding('cough'))).toEqual([]);
  });
  it.each(['son', 'daughter', 'baby', 'child'])('a %s without an age is a child', (subject) => {
    expect(fitting(subject, finding('cough'))).toEqual(forChild);
  });
  it('an age decides, from 16 years an adult', () => {
    expect(adultFrom).toBe(192);
    expect(fitting('son', finding('cough'), age(192))).toEqual(forAdult);
    expect(fitting('patient', finding('cough'), age(191.9))).toEqual(forChild);
    expect(fitting('patient', finding('cough'), age(0))).toEqual(forChild);
    expect(fitting('patient', finding('cough'), age(40, { time: 'past' }))).toEqual(forChild);
  });
});
