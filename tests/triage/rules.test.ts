import { fc } from '../property.js';
import { holds, createRules } from '../../triage/rules.js';
import { readConcepts } from '../../triage/facts.js';
import type { Condition } from '../../triage/schemas.js';
import type { Finding, TriageRecord } from '../../triage/types.js';
import { content, screen, triage } from './fixture.js';
import { finding as plain } from './protocol/fixture.js';

let count = 0;
const finding = (concept: string, more: Partial<Finding> = {}): Finding =>
  plain(concept, { id: `1.${++count}`, ...more });
const record = (...findings: Finding[]): TriageRecord => ({ subject: 'patient', findings });
const on = (condition: Condition, ...findings: Finding[]): boolean =>
  holds(condition, readConcepts(record(...findings), new Set(['age'])), ['now']) !== null;

describe('conditions', () => {
  const a = finding('a');
  const b = finding('b');
  const warm = finding('t', { quantity: { value: 38, unit: 'C' } });
  it.each<[string, Condition, Finding[], boolean]>([
    ['a concept', 'a', [a], true],
    ['an absent one', 'a', [finding('a', { status: 'absent' })], false],
    ['an unknown one', 'a', [finding('a', { status: 'unknown' })], false],
    ['one of the past', 'a', [finding('a', { time: 'past' })], false],
    ['all', { all: ['a', 'b'] }, [a], false],
    ['all', { all: ['a', 'b'] }, [a, b], true],
    ['any', { any: ['a', 'c'] }, [a], true],
    ['none', { all: ['a'], none: ['b'] }, [a, b], false],
    ['at least 2', { at_least: { n: 2, of: ['a', 'b', 'c'] } }, [a, b], true],
    ['at least 3', { at_least: { n: 3, of: ['a', 'b', 'c'] } }, [a, b], false],
    ['nested', { all: ['a', { any: ['c', { all: ['b'] }] }] }, [a, b], true],
    ['a bound reached', { concept: 't', at_least: 38 }, [warm], true],
    ['a bound not reached', { concept: 't', at_least: 38.1 }, [warm], false],
    ['below', { concept: 't', below: 38 }, [warm], false],
    ['no number', { concept: 'a', below: 38 }, [a], false],
    ['own times', { concept: 'a', time: ['past'] }, [finding('a', { time: 'past' })], true],
  ])('%s: %j', (_name, condition, findings, expected) => {
    expect(on(condition, ...findings)).toBe(expected);
  });

  it('the age of the latest message counts, of two in it the riskier; any temperature does', () => {
    const weeks = finding('age', { quantity: { value: 1.4, unit: 'months' } });
    const years = finding('age', { id: '2.1', quantity: { value: 72, unit: 'months' } });
    expect(on({ concept: 'age', below: 3 }, weeks, years)).toBe(false);
    const both = { ...years, id: '1.999' };
    expect(on({ concept: 'age', below: 3 }, weeks, both)).toBe(true);
    const cooled = finding('t', { quantity: { value: 37, unit: 'C' } });
    expect(on({ concept: 't', at_least: 38 }, warm, cooled)).toBe(true);
  });

  it('what only keeps silent does so in its own sentence, or from another message', () => {
    const said = (concept: string, id: string, sentence?: number): Finding =>
      finding(concept, { id, ...(sentence !== undefined && { sentence }) });
    const keeps = (...findings: Finding[]): boolean =>
      holds(
        { all: ['weak'], none: ['for-years'] },
        readConcepts(record(...findings), new Set(), new Set(['for-years'])),
        ['now'],
      ) === null;
    expect(keeps(said('weak', '1.1', 0), said('for-years', '1.2', 0))).toBe(true);
    expect(keeps(said('weak', '1.1', 0), said('for-years', '1.2', 1))).toBe(false);
    expect(keeps(said('weak', '1.1', 0), said('weak', '1.3', 1), said('for-years', '1.2', 1))).toBe(true);
    expect(keeps(said('weak', '1.1', 0), said('for-years', '2.1', 1))).toBe(true);
    expect(keeps(said('weak', '1.1'), said('for-years', '1.2', 1))).toBe(true);
    // What rules also stand on is a fact, wherever it is said.
    const facts = readConcepts(record(said('weak', '1.1', 0), said('pregnant', '1.2', 1)), new Set());
    expect(holds({ all: ['weak'], none: ['pregnant'] }, facts, ['now'])).toBeNull();
  });

  it('a lasting fact of the past holds', () => {
    expect(on('age', finding('age', { time: 'past' }))).toBe(true);
    expect(on('age', finding('age', { time: 'hypothetical' }))).toBe(false);
  });

  it('a later denial makes a finding recent, not undone', () => {
    const facts = readConcepts(
      record(finding('x', { id: '1.1' }), finding('x', { id: '2.1', status: 'absent' })),
      new Set(),
    );
    expect(facts.present('x', ['now'])).toBeNull();
    expect(facts.present('x', ['recent'])).toEqual(['1.1']);
  });
});

describe('checks', () => {
  const answer = (status: 'present' | 'absent', seq: number): Finding =>
    finding('heart-signs-confirmed', { id: `${seq}.1`, status });
  const asked = screen('is this a heart attack').records;
  it('are due until answered', () => {
    expect(triage.evaluate(asked).checks.map((c) => c.check)).toEqual(['RF02.c1']);
    const answered = [record(...asked[0]!.findings, answer('absent', 2))];
    expect(triage.evaluate(answered).checks).toEqual([]);
  });
  it('yes is a finding that a rule reads', () => {
    const answered = [record(...asked[0]!.findings, answer('present', 2))];
    expect(triage.evaluate(answered).firings.map((f) => f.rule)).toEqual(['RF02.3']);
  });
  it('are due again on new evidence', () => {
    const answered = [record(...asked[0]!.findings, answer('absent', 2))];
    const again = triage.screen('I still think it is a heart attack', { records: answered, seq: 3 });
    expect(again.checks.map((c) => c.check)).toEqual(['RF02.c1']);
  });
  it('are not asked where the cluster already sends for help', () => {
    expect(screen('my chest hurts, is it a heart attack').checks).toEqual([]);
  });
});

test('firings come most urgent first and name what they stand on', () => {
  const result = screen('my chest hurts and I am sweaty');
  expect(result.firings.map((f) => f.rule)).toEqual(['RF02.1', 'RF02.2']);
  expect(result.firings[0]!.findings).toEqual(result.findings.map((f) => f.id));
});

test('a rule fires exactly where its condition holds, whatever else the record says', () => {
  const rules = createRules(content.redFlags, new Set());
  const all = content.redFlags.flatMap((file) => file.rules);
  const concepts = Object.keys(content.concepts[0]!.concepts);
  fc.assert(
    fc.property(fc.subarray([...concepts, 'heart-signs-confirmed'], { maxLength: 6 }), (some) => {
      const told = record(...some.map((concept) => finding(concept, { quantity: { value: 38.5, unit: 'C' } })));
      const facts = readConcepts(told, new Set());
      const holding = all.filter((rule) => holds(rule.when, facts, rule.time ?? ['now']) !== null).map(({ id }) => id);
      const fired = rules.evaluate([told]).firings.map(({ rule }) => rule);
      expect(fired.toSorted()).toEqual(holding.toSorted());
    }),
  );
});

test('pets have no red flags', () => {
  const rules = createRules(content.redFlags, new Set());
  expect(rules.evaluate([{ subject: 'not-a-person', findings: [finding('chest-pain')] }]).firings).toEqual([]);
});

test('risky questions: the worst rule of a class, most urgent class first', () => {
  const ask = (text: string) => triage.risky(text, screen(text));
  expect(ask('can I take ibuprofen with warfarin?').map((r) => [r.code, r.rule, r.priority])).toEqual([
    ['Q2', 'Q2.1', 'P2'],
    ['Q1', 'Q1.1', 'P3'],
  ]);
  expect(ask('can I take ibuprofen, I am pregnant').map((r) => r.rule)).toEqual(['Q2.2', 'Q1.1']);
  expect(ask('can I take ibuprofen?')[0]!.words).toBe('can I … ibuprofen');
  expect(screen('can I take ibuprofen?').findings).toEqual([]);
  expect(ask('hello')).toEqual([]);
});

test('intents: anywhere, or the whole message apart from courtesy', () => {
  expect(triage.intents('help please')).toEqual([{ name: 'help', whole: true }]);
  expect(triage.intents('please help my leg')).toEqual([]);
  expect(triage.intents('can I talk to a nurse')).toEqual([{ name: 'nurse', whole: false }]);
});

describe('answers to a check', () => {
  it.each([
    ['yes', 'yes'],
    ['Yeah!', 'yes'],
    ['yes it is', 'yes'],
    ['yes, since this morning', 'yes'],
    ['a bit', 'yes'],
    ['nope', 'no'],
    ["no, I don't", 'no'],
    ['none of those', 'no'],
    ['no thanks', 'no'],
    ['not sure', 'unsure'],
    ["I don't know", 'unsure'],
    ['not really', 'unclear'],
    ['no but it started again', 'unclear'],
    ['yes but not now', 'unclear'],
    ["I'm a doctor", 'unclear'],
    ["I'm okay", 'unclear'],
    ["it's ok", 'unclear'],
    ['yes I am, doctor', 'yes'],
    ['what?', 'unclear'],
    ['', 'unclear'],
    ['no '.repeat(500), 'unclear'],
  ])('%s', (text, expected) => {
    expect(triage.answerYesNo(text, 'en')).toBe(expected);
  });
  it('in other languages', () => {
    expect(triage.answerYesNo('sí', 'es')).toBe('yes');
    expect(triage.answerYesNo('không', 'vi')).toBe('no');
    expect(triage.answerYesNo('dạ có ạ', 'vi')).toBe('yes');
    expect(triage.answerYesNo('はい', 'ja')).toBe('yes');
    expect(triage.answerYesNo('わかりません', 'ja')).toBe('unsure');
  });
});
