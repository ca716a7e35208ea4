import { Bm25Index } from '../../knowledge/retrieval/bm25.js';
import { root, stem, tokens } from '../../knowledge/retrieval/words.js';

const settings = { k1: 1.2, b: 0.75, weights: { head: 2, body: 1 } };
const passage = (id: string, head: string, body: string) => ({ id, head, body });

test('a word in the head counts more than one in the body', () => {
  const index = new Bm25Index(
    [passage('body', 'other', 'gout here now'), passage('head', 'gout', 'other here now')],
    settings,
  );
  expect(index.search(['gout'], 5).map(({ id }) => id)).toEqual(['head', 'body']);
});

test('a rare word counts more than a common one', () => {
  const common = Array.from({ length: 20 }, (_, n) => passage(`c${n}`, 'page', 'blood pressure'));
  const index = new Bm25Index([...common, passage('rare', 'page', 'blood aneurysm')], settings);
  expect(index.search(['blood', 'aneurysm'], 1)[0]!.id).toBe('rare');
  expect(index.idf('aneurysm')).toBeGreaterThan(index.idf('blood'));
  expect(index.idf('blood')).toBeGreaterThanOrEqual(0);
});

test('scores follow the BM25F formula', () => {
  const index = new Bm25Index([passage('a', 'gout', 'gout gout pain'), passage('b', 'cold', 'cold pain')], settings);
  const head = 2 / (1 - 0.75 + 0.75 * (1 / 1));
  const body = 2 / (1 - 0.75 + 0.75 * (3 / 2.5));
  const idf = Math.log(1 + (2 - 1 + 0.5) / (1 + 0.5));
  expect(index.search(['gout'], 1)[0]!.score).toBeCloseTo((idf * (head + body)) / (1.2 + head + body), 10);
});

test('equal scores come in the order of ids; nothing is found for unknown words or in an empty index', () => {
  const index = new Bm25Index([passage('b', 'gout', 'x'), passage('a', 'gout', 'x')], settings);
  expect(index.search(['gout'], 5).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(index.search(['lupus'], 5)).toEqual([]);
  expect(new Bm25Index([], settings).search(['gout'], 5)).toEqual([]);
});

test('16,000 passages are indexed and searched', () => {
  const words = Array.from({ length: 3000 }, (_unused, n) => `word${n}`);
  const passages = Array.from({ length: 16_000 }, (_passage, n) =>
    passage(
      `p${n}`,
      `${words[n % 3000]} topic`,
      Array.from({ length: 60 }, (_word, k) => words[(n * 7 + k * 13) % 3000]).join(' '),
    ),
  );
  const index = new Bm25Index(passages, settings);
  const hit = index.search(['word42', 'topic'], 10);
  expect(hit).toHaveLength(10);
  expect(hit[0]!.id).toMatch(/^p(42|\d*42)$/);
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
