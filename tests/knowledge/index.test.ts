import { best } from '../../knowledge/retrieval/best.js';
import { Bm25Index, type Indexed } from '../../knowledge/retrieval/bm25.js';
import { atOnce } from '../../knowledge/retrieval/steps.js';
import { root, stem, tokens } from '../../knowledge/retrieval/words.js';

const settings = { k1: 1.2, b: 0.75, weights: { head: 2, body: 1 }, article: { k1: 5, b: 0.6 } };
const passage = (id: string, head: string, body: string, group = id): Indexed => ({ id, group, head, body });
const indexOf = (texts: Indexed[]) => atOnce(Bm25Index.building(texts, settings));
const weights = (...words: string[]) => new Map(words.map((word) => [word, 1]));

/** Ids, best first. */
function found(index: Bm25Index, words: ReadonlyMap<string, number>): string[] {
  const { rows, scores } = index.match(words);
  return best(rows, 10, (row) => scores[row]!).map((row) => index.text(row).id);
}

test('a word in the head counts more than one in the body', () => {
  const index = indexOf([passage('body', 'other', 'gout here now'), passage('head', 'gout', 'other here now')]);
  expect(found(index, weights('gout'))).toEqual(['head', 'body']);
});

test('a rare word counts more than a common one', () => {
  const common = Array.from({ length: 20 }, (_, n) => passage(`c${n}`, 'page', 'blood pressure'));
  const index = indexOf([...common, passage('rare', 'page', 'blood aneurysm')]);
  expect(found(index, weights('blood', 'aneurysm'))[0]).toBe('rare');
  expect(index.idf('aneurysm')).toBeGreaterThan(index.idf('blood'));
  expect(index.idf('blood')).toBeGreaterThanOrEqual(0);
});

test('a word counts by its weight in the question', () => {
  const index = indexOf([passage('story', 'dog', 'x'), passage('asked', 'gout', 'x')]);
  const words = new Map([
    ['dog', 0.5],
    ['gout', 1],
  ]);
  expect(found(index, words)).toEqual(['asked', 'story']);
});

test('scores follow the BM25F formula', () => {
  const index = indexOf([passage('a', 'gout', 'gout gout pain'), passage('b', 'cold', 'cold pain')]);
  const head = 2 / (1 - 0.75 + 0.75 * (1 / 1));
  const body = 2 / (1 - 0.75 + 0.75 * (3 / 2.5));
  const idf = Math.log(1 + (2 - 1 + 0.5) / (1 + 0.5));
  expect(index.match(weights('gout')).scores[0]).toBeCloseTo((idf * (head + body)) / (1.2 + head + body), 5);
});

test('an article is scored as a whole: words spread over its texts count together', () => {
  const index = indexOf([
    passage('a1', 'page', 'fever here', 'a'),
    passage('a2', 'page', 'rash here', 'a'),
    passage('b1', 'page', 'fever here', 'b'),
    passage('b2', 'page', 'cough here', 'b'),
  ]);
  const { groupScores } = index.match(weights('fever', 'rash'));
  expect(groupScores[0]).toBeGreaterThan(groupScores[1]!);
});

test('how much of the question a text covers is a share of its telling words', () => {
  const index = indexOf([passage('all', 'gout', 'diet'), passage('half', 'gout', 'x'), passage('other', 'diet', 'y')]);
  const { covered } = index.match(weights('gout', 'diet'));
  expect(covered[0]).toBeCloseTo(1, 10);
  expect(covered[1]).toBeCloseTo(0.5, 10);
});

test('equal scores come in the order of the texts; nothing is found for unknown words or in an empty index', () => {
  const index = indexOf([passage('b', 'gout', 'x'), passage('a', 'gout', 'x')]);
  expect(found(index, weights('gout'))).toEqual(['b', 'a']);
  expect(found(index, weights('lupus'))).toEqual([]);
  expect(found(indexOf([]), weights('gout'))).toEqual([]);
});

test('16,000 passages are indexed in steps and searched', () => {
  const words = Array.from({ length: 3000 }, (_unused, n) => `word${n}`);
  const passages = Array.from({ length: 16_000 }, (_passage, n) =>
    passage(
      `p${n}`,
      `${words[n % 3000]} topic`,
      Array.from({ length: 60 }, (_word, k) => words[(n * 7 + k * 13) % 3000]).join(' '),
    ),
  );
  const steps = Bm25Index.building(passages, settings);
  let pauses = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses += 1;
  expect(pauses).toBeGreaterThan(300);
  const hits = found(step.value, weights('word42', 'topic'));
  expect(hits).toHaveLength(10);
  expect(hits[0]).toMatch(/^p(42|\d*42)$/);
});

test('the best of many are what sorting them all would give', () => {
  const scores = Array.from({ length: 500 }, (_, n) => (n * 7919) % 503);
  const items = scores.map((_, n) => n);
  const sorted = [...items].sort((a, b) => scores[b]! - scores[a]! || a - b);
  for (const limit of [0, 1, 2, 17, 499, 500, 900])
    expect(best(items, limit, (item) => scores[item]!)).toEqual(sorted.slice(0, limit));
});

test.each([
  ['attacks', 'attack'],
  ['allergies', 'allergy'],
  ['diagnosis', 'diagnosis'],
  ['virus', 'virus'],
  ['glasses', 'glass'],
  ['rashes', 'rash'],
  ['as', 'as'],
])('plural stemming: %s → %s', (word, expected) => {
  expect(stem(word)).toBe(expected);
});

test.each([
  ['driving', 'drive'],
  ['smoking', 'smoke'],
  ['stopped', 'stop'],
  ['swelling', 'swells'],
])('%s and %s have one root', (a, b) => {
  expect(root(a)).toBe(root(b));
});

test.each([
  ['What’s BP?', ['what', 'bp']],
  ['my mother’s asthma', ['my', 'mother', 'asthma']],
  ['Guillain-Barré', ['guillain', 'barre']],
  ['anaesthetic, haemorrhage, oedema and diarrhoea', ['anesthetic', 'hemorrhage', 'edema', 'and', 'diarrhea']],
  ['\u0000\u202e💊', []],
  ['38.5 °C', ['38', '5', 'c']],
])('words of %j', (text, expected) => {
  expect(tokens(text)).toEqual(expected);
});
