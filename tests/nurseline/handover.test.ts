import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { handover, type HandoverFinding, type HandoverInput } from '../../nurseline/handover.js';
import { nurseLineSchema } from '../../nurseline/priorities.js';
import { byPressure, reasonLine, short, type DescribeCode } from '../../nurseline/reasons.js';
import type { TranscriptLine } from '../../nurseline/transcript.js';
import type { Case } from '../../storage/types.js';

const line = nurseLineSchema.parse(parse(readFileSync('knowledge/nurse-line.yaml', 'utf8')));
const at = Date.UTC(2026, 0, 5, 9);
const describeCode: DescribeCode = (code) =>
  code.startsWith('RF') ? { label: 'Heart attack', priority: 'P1' } : { label: 'Interaction', priority: 'P2' };

const reasons = [
  { code: 'Q2.1', words: 'can I take ibuprofen?', subject: 'patient', seq: 1, at },
  { code: 'RF02.1', words: 'crushing chest pain', subject: 'patient', seq: 3, at },
];
const base: Case = {
  id: 'case-1',
  number: 'C-7F3K9',
  conversationId: 'c',
  episodeId: 'e',
  priority: 'P1',
  state: 'open',
  reasons,
  openedAt: at,
  dueAt: at + 300_000,
  version: 1,
};
const finding = (change: Partial<HandoverFinding>): HandoverFinding => ({
  label: 'chest pain',
  status: 'present',
  subject: 'patient',
  time: 'now',
  words: 'crushing chest pain',
  seq: 3,
  ...change,
});
const message = (seq: number, author: TranscriptLine['author'], text: string): TranscriptLine => ({
  seq,
  id: `m${seq}`,
  author,
  text,
  at,
});
const note = (change: Partial<HandoverInput> = {}) =>
  handover({
    case: base,
    findings: [],
    protocols: [],
    messages: [],
    signedIn: false,
    line,
    describe: describeCode,
    ...change,
  });

describe('Identify', () => {
  test('says number, priority and opening time, and what is not known about the person', () => {
    expect(note().identify).toEqual([
      { kind: 'fact', text: 'Case C-7F3K9, P1 (Emergency or crisis), opened 2026-01-05 09:00 UTC.' },
      { kind: 'fact', text: 'About the person writing.' },
      { kind: 'unknown', text: 'Not signed in. Name and date of birth: unknown.' },
      { kind: 'unknown', text: 'Telephone: unknown. This chat is the only known way to reach them.' },
    ]);
  });
  test('names the relation when it is about somebody else, and the contact as it was written', () => {
    const one = { ...base, contact: '555 0199 after five', reasons: [{ ...reasons[0]!, subject: 'daughter' }] };
    const texts = note({ case: one, signedIn: true }).identify.map(({ text }) => text);
    expect(texts[1]).toBe('About their daughter.');
    expect(texts[2]).toMatch(/^Signed in/);
    expect(texts[3]).toContain('“555 0199 after five”');
  });
});

describe('Situation', () => {
  test('lists every reason, most pressing first, in the patient’s own words and linked to them', () => {
    expect(note().situation).toEqual([
      { kind: 'reason', text: 'Heart attack (RF02.1).', seq: 3, words: 'crushing chest pain' },
      { kind: 'reason', text: 'Interaction (Q2.1).', seq: 1, words: 'can I take ibuprofen?' },
    ]);
  });
});

describe('Background', () => {
  test('without anything stated says that it is unknown, not that it is absent', () => {
    expect(note().background).toEqual([
      { kind: 'unknown', text: 'Conditions, medicines and allergies: unknown. Nothing was stated in this episode.' },
    ]);
  });
  test('holds what is past or only asked about, and says that the rest is unknown', () => {
    const findings = [
      finding({ label: 'stroke', time: 'past', words: 'my stroke in 2019', seq: 5 }),
      finding({ label: 'pregnancy', time: 'hypothetical', words: 'if I were pregnant', seq: 7 }),
    ];
    expect(note({ findings }).background).toEqual([
      { kind: 'present', text: 'Stroke, in the past.', seq: 5, words: 'my stroke in 2019' },
      { kind: 'present', text: 'Pregnancy, asked about, not happening.', seq: 7, words: 'if I were pregnant' },
      { kind: 'unknown', text: 'Other conditions, medicines and allergies: unknown.' },
    ]);
  });
});

describe('Assessment', () => {
  test('lists what is there, what is said not to be there and what the patient was unsure of, each with its words', () => {
    const findings = [
      finding({ label: 'fever', status: 'absent', words: 'no fever' }),
      finding({ label: 'faint', status: 'unknown', words: 'maybe, not sure', seq: 5 }),
      finding({}),
      finding({ label: 'temperature', subject: 'baby', quantity: { value: 39.2, unit: 'C' }, words: '39.2', seq: 7 }),
    ];
    const { assessment } = note({ findings });
    expect(assessment.slice(0, 4)).toEqual([
      { kind: 'present', text: 'Chest pain.', seq: 3, words: 'crushing chest pain' },
      { kind: 'present', text: 'Baby: temperature 39.2 C.', seq: 7, words: '39.2' },
      { kind: 'absent', text: 'No fever.', seq: 3, words: 'no fever' },
      { kind: 'unknown', text: 'Faint: unknown, the patient was not sure.', seq: 5, words: 'maybe, not sure' },
    ]);
  });
  test('says what the assistant told the patient since the first reason, and not before', () => {
    const messages = [
      message(1, 'patient', 'can I take ibuprofen?'),
      message(2, 'assistant', 'I have passed this to a nurse.'),
      message(3, 'patient', 'crushing chest pain'),
      message(4, 'assistant', 'Call 911 now.'),
    ];
    const one = { ...base, reasons: [reasons[1]!] };
    const told = note({ case: one, messages }).assessment.filter(({ kind }) => kind === 'told');
    expect(told).toEqual([{ kind: 'told', text: 'The assistant told the patient: “Call 911 now.”', seq: 4 }]);
  });
  test('with no findings and no answer, both are said to be unknown or nothing', () => {
    expect(note().assessment.map(({ kind, text }) => [kind, text])).toEqual([
      ['unknown', 'Symptoms: unknown. The rules found none in the patient’s words.'],
      ['unknown', 'The assistant has told the patient nothing since.'],
    ]);
  });
});

describe('Recommendation', () => {
  test('says by when, and shows the last words that no nurse has answered', () => {
    const messages = [
      message(1, 'patient', 'first'),
      message(2, 'nurse', 'answer'),
      message(3, 'patient', 'and now my arm hurts'),
    ];
    expect(note({ messages }).recommendation).toEqual([
      { kind: 'request', text: 'Reach the patient now, by 2026-01-05 09:05 UTC at the latest (Emergency or crisis).' },
      {
        kind: 'said',
        text: 'Latest words from the patient that no nurse has answered.',
        seq: 3,
        words: 'and now my arm hurts',
      },
    ]);
    const answered = [...messages, message(4, 'nurse', 'call 911')];
    expect(note({ messages: answered }).recommendation).toHaveLength(1);
  });
  test('below P1 asks for an answer by the due time', () => {
    const [first] = note({ case: { ...base, priority: 'P2' } }).recommendation;
    expect(first?.text).toBe('Answer the patient by 2026-01-05 09:05 UTC (Within 4 hours).');
  });
});

describe('the line in the queue', () => {
  test('is the patient’s words and the label', () => {
    expect(reasonLine(reasons, describeCode)).toBe('“crushing chest pain” (Heart attack)');
    expect(byPressure(reasons, describeCode).map(({ code }) => code)).toEqual(['RF02.1', 'Q2.1']);
  });
  test('without words is the label, without reasons nothing', () => {
    expect(reasonLine([{ ...reasons[0]!, words: ' ' }], describeCode)).toBe('Interaction');
    expect(reasonLine([], describeCode)).toBe('');
  });
  test('long words are cut at a whole character, on one line', () => {
    expect(short('a\n\nb', 10)).toBe('a b');
    expect(short('😀😀😀', 2)).toBe('😀…');
    expect(Array.from(short('x'.repeat(100_000), 160))).toHaveLength(160);
  });
});

describe('A protocol', () => {
  const headache = {
    title: 'Headache',
    version: '1.0.0',
    subject: 'wife',
    answers: [{ question: 'Do they have a stiff neck?', answer: 'no', words: 'nope', seq: 4 }],
  };

  test('shows every question with its answer and the words it came from', () => {
    expect(note({ protocols: [headache] }).assessment.slice(1, 3)).toEqual([
      { kind: 'fact', text: 'Wife: the assistant asked by the protocol “Headache” (1.0.0), not finished.' },
      { kind: 'said', text: 'Do they have a stiff neck? no', seq: 4, words: 'nope' },
    ]);
  });

  test('says what it advised when it was finished', () => {
    const done = { ...headache, subject: 'patient', disposition: 'within-24-hours' };
    expect(note({ protocols: [done] }).assessment[1]?.text).toBe(
      'The assistant asked by the protocol “Headache” (1.0.0), advised within-24-hours.',
    );
  });
});
