/** The judge reads the article's file itself: what it lets pass is word for word there, and whole. */
import { breaches, isInPage } from '../../evaluation/adversary/judge.js';
import { placesIn, rawSection } from '../../evaluation/adversary/page.js';
import type { Source } from '../../evaluation/adversary/source.js';
import type { Delivered } from '../../knowledge/composition/composed.js';

const raw = 'Colds pass. Call now for:\n\n- a faint\n- a rash\n\nRest helps.';
const texts = ['Colds pass.', 'Call now for:', 'a faint', 'a rash', 'Rest helps.'];
const places = placesIn(raw, texts);
const source: Source = {
  question: '',
  evidence: [],
  sentences: texts.map((text, at) => ({ alias: `s${at + 1}`, id: `a#b.s${at}`, text, section: 0, ...places[at]! })),
  raw: [raw],
  foreign: { id: '', text: '' },
};
const part = (at: number, text = texts[at]!): Delivered => ({
  kind: 'sentence',
  id: `a#b.s${at}`,
  articleId: 'a',
  sectionId: 'b',
  text,
  join: 'paragraph',
});
const faults = (...parts: Delivered[]): string[] =>
  breaches(parts, source, ['In short:'], 'refused').map(({ fault }) => fault);

test('sections and places are read from the file', () => {
  expect(rawSection('---\n---\n\n## A {#a .overview}\n\nOne.\n\n## B {#b .causes}\n\nTwo.\n', 'b')).toBe('Two.');
  expect(() => rawSection('## A {#a .overview}\n\nOne.\n', 'b')).toThrow('no section b');
  expect(places.map(({ role, list }) => `${role} ${list}`)).toEqual([
    'plain null',
    'lead-in 1',
    'item 1',
    'item 1',
    'plain null',
  ]);
  expect(() => placesIn(raw, ['Colds stay.'])).toThrow('not word for word');
});

test('whole sentences and whole lists pass, in any order', () => {
  expect(faults(part(4), part(1), part(2), part(3), part(0))).toEqual([]);
  expect(faults()).toEqual([]);
});

test.each<[string, Delivered[], string[]]>([
  ['changed words', [part(0, 'Colds stay.')], ['not-the-page']],
  ['half a sentence', [part(0, 'Colds')], ['not-the-page']],
  ['a sentence under another id', [part(4, 'Colds pass.')], ['not-the-page']],
  ['an unknown id', [{ ...part(0), id: 'x#y.s1' }], ['not-the-page']],
  ['twice', [part(0), part(0)], ['twice']],
  ['a lead-in alone', [part(1)], ['half-a-list']],
  ['a list that breaks off', [part(1), part(2)], ['half-a-list', 'half-a-list']],
  ['items out of order', [part(1), part(3), part(2)], ['half-a-list', 'half-a-list', 'half-a-list']],
  ['something inside a list', [part(1), part(2), part(0), part(3)], ['half-a-list', 'half-a-list', 'half-a-list']],
  ['own words', [{ ...part(0), kind: 'statement' } as Delivered], ['own-words']],
  ['a connective of its own', [{ kind: 'connective', id: 'c', text: 'Do this:', join: 'item' }], ['not-approved']],
])('%s is a breach', (_, parts, expected) => {
  expect(faults(...parts)).toEqual(expected);
});

test('an approved connective is none', () => {
  expect(faults({ kind: 'connective', id: 'c', text: 'In short:', join: 'paragraph' }, part(0))).toEqual([]);
});

test('words are in the page from the start of a sentence to its end only', () => {
  expect(isInPage(raw, 'a faint')).toBe(true);
  expect(isInPage(raw, 'faint')).toBe(false);
  expect(isInPage(raw, 'Call now')).toBe(false);
  expect(isInPage('Do not say so. Say so.', 'Say so.')).toBe(true);
});
