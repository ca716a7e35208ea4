/** What must hold for any text: never a throw, always the same answer, linear time, no lower level from more danger. */
import { fc, runs } from '../property.js';
import { dispositions, type Screening } from '../../triage/types.js';
import { fired, screen, triage } from './fixture.js';
import { cpuTime } from '../cpuTime.js';

const lexiconWords = [
  'chest',
  'pain',
  'my dad',
  'baby',
  'no',
  'not',
  'never',
  'cannot',
  'breathe',
  'if',
  'i',
  'had',
  'in 2015',
  'years ago',
  'fine now',
  'what are the symptoms of',
  'stroke',
  'temp',
  '39',
  '38.5 C',
  '190/115',
  'but',
  'and',
  ',',
  '.',
  '?',
  '\n',
  '💔',
  '胸',
  '痛',
  'đau ngực',
  'duele',
  'pecho',
  'six',
  'hundred',
  'week',
  'old',
  "can't",
  '’',
  '\0',
  '\u202e',
  '\u200d',
  'مرحبا',
  'sucidal',
  "mum's",
  'she',
  'dog',
];
const message = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...lexiconWords), { maxLength: 40 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...lexiconWords), { maxLength: 20 }).map((words) => words.join('')),
);
const level = (s: Screening): number => Math.max(-1, ...s.firings.map((f) => dispositions.indexOf(f.disposition)));

test('never throws, and words are always the patient’s own', () => {
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 4 }), (messages) => {
      const result = screen(...messages);
      const last = messages.at(-1)!.replaceAll('\0', '');
      for (const finding of result.findings) expect(last).toContain(finding.words);
      triage.risky(messages[0]!, result);
      triage.intents(messages[0]!);
      triage.answerYesNo(messages[0]!, 'en');
    }),
    { numRuns: runs(1500) },
  );
});

test('is deterministic and leaves its input alone', () => {
  fc.assert(
    fc.property(message, message, (first, second) => {
      const { records } = screen(first);
      const before = structuredClone(records);
      const once = triage.screen(second, { records, seq: 2 });
      expect(records).toEqual(before);
      expect(triage.screen(second, { records, seq: 2 })).toEqual(once);
    }),
    { numRuns: runs(300) },
  );
});

const dangers = [
  'my chest hurts',
  "I can't breathe and my chest hurts",
  'my speech is slurred',
  'I took them all',
  'KMS',
];
const dull = [
  'the weather is nice',
  'we parked outside',
  'the form was long',
  'it is about the bill',
  'thanks for the help',
  'hello there',
];

test('irrelevant sentences before and after change no firing', () => {
  const sentences = fc.array(fc.constantFrom(...dull), { maxLength: 20 }).map((s) => s.join('. '));
  fc.assert(
    fc.property(fc.constantFrom(...dangers), sentences, sentences, (danger, before, after) => {
      expect(fired(`${before}. ${danger}. ${after}`)).toEqual(fired(danger));
    }),
    { numRuns: runs(200) },
  );
});

test('capitals, doubled spaces and curly apostrophes change no firing', () => {
  for (const danger of dangers) {
    expect(fired(danger.toUpperCase())).toEqual(fired(danger));
    expect(fired(danger.replaceAll(' ', '  \u00a0'))).toEqual(fired(danger));
    expect(fired(danger.replaceAll("'", '’'))).toEqual(fired(danger));
    expect(fired(danger.replaceAll("'", ''))).toEqual(fired(danger));
  }
});

test('one more danger never lowers the level, in the same message or the next', () => {
  fc.assert(
    fc.property(fc.subarray(dangers, { minLength: 1 }), fc.constantFrom(...dangers), (some, more) => {
      const text = some.join('. ');
      expect(level(screen(`${text}. ${more}`))).toBeGreaterThanOrEqual(level(screen(text)));
      expect(level(screen(text, more))).toBeGreaterThanOrEqual(level(screen(text)));
    }),
    { numRuns: runs(100) },
  );
});

describe('100,000 characters', () => {
  const pieces = [
    ...lexiconWords.map((word) => `${word} `),
    'a',
    ' ',
    '😀',
    '\0',
    'ا',
    "'",
    '1/',
    '胸',
    'chest pain ',
    'my dad ',
    'my ',
    'if i ',
    'no chest pain, ',
    'she he ',
    'chst pian ',
    lexiconWords.join(' '),
    'e\u0301',
    '\u200d',
    '-',
    ' - ',
    '.',
    '. . ',
    'i am ',
    'six hundred and ',
  ];
  it.each(pieces.map((piece) => [JSON.stringify(piece), piece]))('of %s', (_name, piece) => {
    const time = cpuTime((run) => {
      const text = `${piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 99_999)}${run}`;
      const result = screen(text);
      triage.risky(text, result);
      triage.intents(text);
    });
    expect(time).toBeLessThan(1500);
  });
});

test('60 words take under two milliseconds', () => {
  const text =
    'hello I hope you can help me because since early this morning my chest has been hurting and it is quite tight when I walk up the stairs at home, my wife says I look pale and I feel a bit sick as well, I took two tablets last night for my knee but nothing else, should I wait until Monday to see my own doctor';
  for (let i = 0; i < 500; i++) screen(`${text} ${i}`);
  const each = cpuTime((run) => {
    for (let i = 0; i < 200; i++) screen(`${text} again ${run} ${i}`);
  });
  expect(each / 200).toBeLessThan(2);
});
