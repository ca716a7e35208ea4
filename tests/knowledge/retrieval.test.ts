/** How a message is read for search, respelled and ranked. */
import { editDistance, soundOf } from '../../knowledge/retrieval/editDistance.js';
import { loadContent, type ServedArticle } from '../../knowledge/load.js';
import { createAnswerer } from '../../knowledge/retrieval/chain.js';
import { buildLibrary } from '../../knowledge/retrieval/library.js';
import { createMatterTest } from '../../knowledge/retrieval/matter.js';
import { inBackground } from '../../knowledge/retrieval/steps.js';
import { stem } from '../../knowledge/retrieval/words.js';
import { cpuTime } from '../cpuTime.js';
import { now } from './fixture.js';

const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
const library = buildLibrary(content, 'en');
const answerer = createAnswerer(content, {
  place: content.places.get('us')!,
  onFault: ({ fault }) => {
    throw new Error(fault);
  },
});
const ask = (question: string, topic?: string) =>
  answerer.answer(question, { locale: 'en', now, ...(topic === undefined ? {} : { topic }) });

test.each([
  ['asthma', 'asthma', 0],
  ['athsma', 'asthma', 2],
  ['diabetis', 'diabetes', 1],
  ['teh', 'the', 1],
  ['', 'abc', 3],
])('between %s and %s lie %i edits', (a, b, edits) => {
  expect(editDistance(a, b, 5)).toBe(edits);
});

test('a distance beyond what is asked for is given up early', () => {
  expect(editDistance('asthma', 'metformin', 2)).toBe(3);
  expect(editDistance('abcdefgh', 'hgfedcba', 2)).toBe(3);
});

test.each([
  ['nefrotic', 'nephrotic'],
  ['fisician', 'physician'],
  ['diarea', 'diarrhea'],
])('%s sounds like %s', (written, meant) => {
  expect(soundOf(written)).toBe(soundOf(meant));
});

test.each([
  ['pnuemonias', ['pneumonia'], true],
  ['pnuemonia', ['pneumonia'], true],
  ['bloodpressure', ['blood', 'pressure'], true],
  ['metfromin', ['metformin'], false],
  ['lisinoprill', ['lisinopril'], false],
])('%s is read as %j (taken for granted: %s)', (written, meant, isSure) => {
  expect(library.spell(stem(written))).toEqual({ meant: meant.map(stem), isSure });
});

const untouched = [
  'lipitor',
  'grandson',
  'keyboard',
  'flu',
  'asthma',
  'january',
  'sunday',
  'spanish',
  'africa',
  'vietnam',
];
test.each([...untouched, 'medicare', 'medicaid', 'facebook', 'x'.repeat(31)])('%s is left as it is', (word) => {
  expect(library.spell(stem(word))).toBeUndefined();
});

test('what a message asks counts more than what it tells beside', () => {
  const { words } = library.reader.weigh('My dog is ill and my husband has gout. What causes asthma?');
  expect(words.get('asthma')).toBe(1);
  expect(words.get('gout')).toBeCloseTo(content.retrieval.weights.story, 10);
});

test('a short first line is the subject and counts like a question', () => {
  const { words } = library.reader.weigh('gout\nMy father lives in Ohio. What can he eat?');
  expect(words.get('gout')).toBe(1);
});

test('every kind of section that is asked for is read, from the question before the story', () => {
  const { kinds } = library.reader.weigh('They treated me for months. What are the symptoms and causes of gout?');
  expect([...kinds].sort()).toEqual(['causes', 'overview', 'symptoms']);
});

test('a long rambling letter finds its page first', () => {
  const letter =
    'Subject: my mother\nHello, my mother is 71 and lives in Tucson with her two cats. She had her knee replaced in 2019 and ' +
    'takes a water pill. Last week she was told that she has gout in the big toe. She loves shrimp and beer. ' +
    'What foods should she stay away from with gout? Thank you and God bless.';
  const [first] = library.rank(library.reader.weigh(letter), 5);
  expect(library.passages.get(first!.id)!.articleId).toBe('gout');
});

test.each([
  ['And what are the symptoms?', 'asthma', 'asthma#symptoms'],
  ['how can I prevent it?', 'flu', 'flu#prevention'],
  ['and how is that treated?', 'gout', 'gout#treatment'],
])('a follow-up goes on about the last page: %s', async (question, topic, place) => {
  const answer = await ask(question, topic);
  expect(answer.kind === 'answer' && `${answer.articleId}#${answer.sectionId}`).toBe(place);
});

test('a topic of its own drops the last one; without a last one nothing is guessed', async () => {
  expect(await ask('and what causes gout?', 'asthma')).toMatchObject({ kind: 'answer', articleId: 'gout' });
  expect(await ask('And what are the symptoms?')).not.toMatchObject({ kind: 'answer' });
  expect(await ask('And what are the symptoms?', 'a-page-that-is-gone')).not.toMatchObject({ kind: 'answer' });
});

test.each([
  'why does my cat scratch the sofa?',
  'how do I get rid of weeds in my lawn?',
  'what is the capital of Peru?',
])('nothing is offered for %s', async (question) => {
  expect(['off-topic', 'not-covered']).toContain((await ask(question)).kind);
});

test('words of everyday life make a message off topic only where no health word stands beside them', () => {
  const { isOffTopic, isHealth } = createMatterTest(content.retrieval);
  expect(isOffTopic('who won the football game')).toBe(true);
  expect(isOffTopic('my knee hurts after the football game')).toBe(false);
  expect(isHealth('my knee hurts after the football game')).toBe(true);
});

test('texts without a title are ranked by what they hold', () => {
  const base = content.articles[0]!;
  const untitled = (id: string, text: string): ServedArticle => ({
    ...base,
    id,
    title: '',
    synonyms: [],
    lay_names: [],
    sections: [{ id: 's', kind: 'overview', heading: '', text }],
  });
  const own = buildLibrary(
    {
      articles: [untitled('a', 'Zolpidem helps people to sleep.'), untitled('b', 'Rest and water help a cold.')],
      retrieval: content.retrieval,
    },
    'en',
  );
  const [first] = own.rank(own.reader.weigh('zolpidem and sleep'), 2);
  expect(own.passages.get(first!.id)!.articleId).toBe('a');
});

test('a build in the background lets others go first', async () => {
  const order: string[] = [];
  function* work(): Generator<void, string> {
    order.push('first half');
    yield;
    yield;
    order.push('second half');
    return 'done';
  }
  const built = inBackground(work());
  setImmediate(() => order.push('somebody else'));
  expect(await built).toBe('done');
  expect(order).toEqual(['first half', 'somebody else', 'second half']);
});

test('100,000 characters of anything are read in time', async () => {
  for (const text of ['a'.repeat(100_000), 'athsma '.repeat(14_000), 'what is? '.repeat(11_000), '.'.repeat(100_000)]) {
    expect(cpuTime(() => library.rank(library.reader.weigh(text), 10))).toBeLessThan(400);
    await ask(text);
  }
});
