import { fc, runs } from '../property.js';
import { Document } from 'langchain';
import type { ServedArticle } from '../../knowledge/load.js';
import { loadContent } from '../../knowledge/load.js';
import { fill, placeValues } from '../../knowledge/places.js';
import { createAnswerer } from '../../knowledge/retrieval/chain.js';
import { buildLibrary } from '../../knowledge/retrieval/library.js';
import { joinPassages, namesOf, sectionPassages, sentencesOf } from '../../knowledge/retrieval/passages.js';
import { LibraryRetriever } from '../../knowledge/retrieval/retriever.js';
import { verify } from '../../knowledge/retrieval/verify.js';
import { now } from './fixture.js';

const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
const place = content.places.get('us')!;
const faults: unknown[] = [];
const answerer = createAnswerer(content, { place, onFault: (fault) => faults.push(fault) });
const library = buildLibrary(content, 'en');
const context = { locale: 'en', now };
const question = 'what can I do to prevent high blood pressure?';

const vetted = new Map(
  content.articles.flatMap((article) =>
    article.sections.map(
      (section) => [`${article.id}#${section.id}`, fill(section.text, placeValues(place), 'test')] as const,
    ),
  ),
);

test('an answer carries all that a citation needs', async () => {
  const answer = await answerer.answer(question, context);
  expect(answer).toMatchObject({
    kind: 'answer',
    articleId: 'high-blood-pressure',
    title: 'High blood pressure',
    section: 'What can I do to prevent high blood pressure?',
    sectionId: 'prevention',
    version: '1.0.0',
    reviewBy: '2027-05-31',
    status: 'sample',
    url: '/articles/high-blood-pressure#prevention',
  });
  expect(answer.kind === 'answer' && answer.sources.length).toBeGreaterThan(0);
});

/** Words that patients and pages use, in any order and case, with noise between them. */
const vocabulary = [
  ...new Set(
    content.articles.flatMap((article) => [
      article.title,
      ...article.synonyms,
      ...article.lay_names,
      ...article.sections.map((section) => section.heading),
    ]),
  ),
];
const messy = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...vocabulary) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(' '));

test('whatever is asked, the text of an answer is word for word a vetted section', async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(messy, async (text) => {
      const answer = await answerer.answer(text, context);
      if (answer.kind !== 'answer') return;
      answered += 1;
      expect(answer.text).toBe(vetted.get(`${answer.articleId}#${answer.sectionId}`));
      expect(answer.text).not.toContain('{');
    }),
    { numRuns: runs(500) },
  );
  expect(answered).toBeGreaterThan(100);
  expect(faults).toEqual([]);
});

test('every section can be picked from a choice, and is served word for word', () => {
  for (const [key, text] of vetted) {
    const [articleId, sectionId] = key.split('#') as [string, string];
    expect(answerer.answerSection({ articleId, sectionId }, context)).toMatchObject({ kind: 'answer', text });
  }
});

test('the emergency number is that of the place', () => {
  const answer = answerer.answerSection({ articleId: 'asthma', sectionId: 'when-to-get-help' }, context);
  expect(answer.kind === 'answer' && answer.text).toContain('Call 911 now');
});

test('nothing is served after the review date, in a process that has run since before', async () => {
  const late = { locale: 'en', now: Date.parse('2027-06-01T00:00:00Z') };
  faults.length = 0;
  expect(await answerer.answer(question, late)).toEqual({ kind: 'not-covered' });
  expect(faults).toEqual([{ fault: 'article-not-served', articleId: 'high-blood-pressure', sectionId: 'prevention' }]);
  faults.length = 0;
});

test('an article in English is no answer in another language', async () => {
  expect(await answerer.answer(question, { locale: 'es', now })).toEqual({ kind: 'not-covered' });
});

test('an unknown pick is not covered and raised', () => {
  expect(answerer.answerSection({ articleId: 'asthma', sectionId: 'nothing' }, context)).toEqual({
    kind: 'not-covered',
  });
  expect(faults).toEqual([expect.objectContaining({ fault: 'section-unknown' })]);
  faults.length = 0;
});

test.each([
  ['one letter changed', (text: string) => text.replace('salt', 'malt'), 'text-differs'],
  ['a sentence added', (text: string) => `${text} Take two tablets.`, 'text-differs'],
  ['cut short', (text: string) => text.slice(0, -20), 'text-differs'],
  ['word for word', (text: string) => text, null],
])('verification: %s', (_, change, fault) => {
  const text = change(vetted.get('high-blood-pressure#prevention')!);
  const draft = { articleId: 'high-blood-pressure', sectionId: 'prevention', text };
  expect(verify(draft, library, placeValues(place), '2026-11-21')).toBe(fault);
});

test('passages put together are the section, and sentences are slices of it', () => {
  for (const article of content.articles) {
    for (const section of article.sections) {
      expect(joinPassages(sectionPassages(article.id, section))).toBe(section.text);
      const sentences = sentencesOf(article.id, section);
      for (const { text, start, end } of sentences) expect(section.text.slice(start, end)).toBe(text);
      const rest = sentences.reduceRight(
        (text, { start, end }) => text.slice(0, start) + text.slice(end),
        section.text,
      );
      expect(rest.replace(/[\s-]/g, '')).toBe('');
      expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length);
    }
  }
});

test('decimals and abbreviations do not end a sentence', () => {
  const section = {
    id: 's',
    kind: 'overview' as const,
    heading: 'H',
    text: 'It is 38.5 today. Rest, e.g. in bed. Is it? Yes.\n\n- One. Two',
  };
  expect(sentencesOf('a', section).map(({ text }) => text)).toEqual([
    'It is 38.5 today.',
    'Rest, e.g. in bed.',
    'Is it?',
    'Yes.',
    'One. Two',
  ]);
});

test('a title with brackets is two names, unless one is known, is a list or belongs to a section', () => {
  const names = (title: string, section_names = {}) =>
    namesOf({ title, synonyms: ['Slow thyroid'], lay_names: [], section_names }).slice(2);
  expect(names('Underactive thyroid (hypothyroidism)')).toEqual(['Underactive thyroid', 'hypothyroidism']);
  expect(names('Low thyroid (slow-thyroid)')).toEqual(['Low thyroid']);
  expect(names('Salts (sodium, potassium)')).toEqual([]);
  expect(names('Stroke (mini-stroke)', { tia: ['mini stroke'] })).toEqual(['Stroke']);
  expect(names('A1C (HbA1c) test')).toEqual([]);
  expect(names('( '.repeat(50_000))).toEqual([]);
});

test('the retriever returns LangChain documents, best first, word for word', async () => {
  const documents = await new LibraryRetriever({ library, limit: 3 }).invoke('flu vaccine side effects');
  expect(documents[0]).toBeInstanceOf(Document);
  expect(documents[0]!.metadata).toMatchObject({ articleId: 'flu', sectionId: 'vaccine-side-effects', order: 0 });
  expect(
    content.articles
      .find(({ id }) => id === 'flu')!
      .sections.some(({ text }) => text.includes(documents[0]!.pageContent)),
  ).toBe(true);
  const scores = documents.map(({ metadata }) => metadata.score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
});

test('a long section is found by its parts and still served whole', async () => {
  const paragraphs = Array.from({ length: 12 }, (_, n) => `Gout paragraph ${n} has ${'some words '.repeat(20)}in it.`);
  const base = content.articles[0]!;
  const gout: ServedArticle = {
    ...base,
    id: 'gout',
    title: 'Gout',
    synonyms: [],
    lay_names: [],
    section_names: {},
    not_about: [],
    sections: [{ id: 'overview', kind: 'overview', heading: 'What is gout?', text: paragraphs.join('\n\n') }],
  };
  expect(sectionPassages('gout', gout.sections[0]!).length).toBeGreaterThan(2);
  const own = createAnswerer({ ...content, articles: [gout] }, { place, onFault: (fault) => faults.push(fault) });
  expect(await own.answer('what is gout?', { locale: gout.locale, now })).toMatchObject({
    kind: 'answer',
    text: gout.sections[0]!.text,
  });
});

test('100,000 characters are read in linear time', async () => {
  for (const unit of ['asthma ', 'what is ', 'a', '?', "'", 'é\u0301']) {
    const started = performance.now();
    await answerer.answer(unit.repeat(100_000 / unit.length), context);
    expect(performance.now() - started).toBeLessThan(2_000);
  }
});
