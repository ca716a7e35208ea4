/** Content that does not fit together is named with file and place. */
import { checkContent, type TriageContent } from '../../triage/content.js';
import { conceptFileSchema, redFlagFileSchema } from '../../triage/schemas.js';
import { content } from './fixture.js';

const changed = (change: (copy: TriageContent) => void): string[] => {
  const copy = structuredClone(content);
  change(copy);
  return checkContent(copy).map((p) => `${p.fileId} ${p.path}: ${p.reason}`);
};

test('sound content has no problem', () => {
  expect(checkContent(content)).toEqual([]);
});

test.each<[string, (copy: TriageContent) => void, RegExp]>([
  [
    'an unknown concept',
    (c) => (c.redFlags[0]!.rules[0]!.when = 'nonsense'),
    /^RF02 rules\.RF02\.1\.when: unknown concept "nonsense"/,
  ],
  [
    'an unknown class',
    (c) => c.concepts[0]!.concepts['fever']!.phrases.push('{nothing} hot'),
    /unknown word class \{nothing\}/,
  ],
  [
    'a bar inside a member of a word class',
    (c) => c.concepts[0]!.words!['chest']!.push('rib cage|ribs'),
    /^test-en words\.chest: "rib cage\|ribs": a member of a word class is plain words/,
  ],
  [
    'too long a phrase',
    (c) => c.concepts[0]!.concepts['fever']!.phrases.push('a ..12 b ..12 c ..4 d'),
    /spans 32 words/,
  ],
  ['an unknown sign', (c) => c.concepts[0]!.concepts['fever']!.phrases.push('hot.*cold'), /not in the phrase language/],
  ['a wide gap', (c) => c.concepts[0]!.concepts['fever']!.phrases.push('hot ..99 cold'), /gap \.\.99/],
  ['an empty phrase', (c) => c.concepts[0]!.concepts['fever']!.phrases.push('hot?'), /no word that must be there/],
  ['a broken idiom', (c) => c.concepts[0]!.idioms!.push('{nothing}'), /test-en idioms\.5/],
  ['a rule id twice', (c) => (c.redFlags[1]!.rules[0]!.id = 'RF02.1'), /"RF02\.1" stands in RF02 already/],
  ['a rule of another file', (c) => (c.redFlags[1]!.rules[0]!.id = 'RF99.1'), /must begin with RF11\./],
  ['a file id twice', (c) => (c.concepts[1]!.id = 'test-en'), /"test-en" stands in test-en already/],
  [
    'a concept twice',
    (c) => c.concepts.push({ ...c.concepts[1]!, id: 'other' }),
    /"es chest-pain" stands in test-es already/,
  ],
  [
    'a check that no rule reads',
    (c) => (c.redFlags[0]!.checks![0]!.concept = 'sweating-confirmed'),
    /no rule of this file reads "sweating-confirmed"/,
  ],
  [
    'a bound on a concept without number',
    (c) => (c.redFlags[0]!.rules[0]!.when = { concept: 'fever', at_least: 38 }),
    /"fever" has no quantity/,
  ],
  [
    'an example of an unknown rule',
    (c) => (c.redFlags[0]!.examples.fires = [{ text: 'x', rule: 'RF02.9' }]),
    /unknown rule "RF02\.9"/,
  ],
  [
    'an example of an unknown check',
    (c) => (c.redFlags[0]!.examples.checks = [{ text: 'x', check: 'RF02.c9' }]),
    /unknown check "RF02\.c9"/,
  ],
])('%s', (_name, change, problem) => {
  expect(changed(change)).toContainEqual(expect.stringMatching(problem));
});

test('unknown keys are refused', () => {
  expect(conceptFileSchema.safeParse({ ...content.concepts[0], extra: 1 }).success).toBe(false);
  const file = structuredClone(content.redFlags[0]!);
  expect(redFlagFileSchema.safeParse(file).success).toBe(true);
  expect(redFlagFileSchema.safeParse({ ...file, rules: [{ ...file.rules[0], urgent: true }] }).success).toBe(false);
  expect(
    redFlagFileSchema.safeParse({ ...file, rules: [{ ...file.rules[0], when: { none: ['fever'] } }] }).success,
  ).toBe(false);
});
