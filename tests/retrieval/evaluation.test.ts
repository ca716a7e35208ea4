import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readAnswered, readCollection, readLetters } from '../../evaluation/retrieval/collection.js';
import { articlesOf, readCorpus } from '../../evaluation/retrieval/corpus.js';
import { measureOne } from '../../evaluation/retrieval/measures.js';
import { describeRetrieval, evaluateRetrieval } from '../../evaluation/retrieval/run.js';
import { loadContent } from '../../knowledge/load.js';
import { now } from '../knowledge/fixture.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'careline-retrieval-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const lines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

const row = (id: string, title: string, section: string, text: string, source = 'GARD') => ({
  id,
  title,
  synonyms: [],
  section,
  text,
  source,
});
const rows = [
  row('g1', 'Gout', 'information', 'Gout is a kind of arthritis with {crystals}.'),
  row('g2', 'gout', 'treatment', 'Medicine calms an attack of gout.', 'MPlusHealthTopics'),
  row('f1', 'Flu', 'information', 'Flu is an infection.', 'MPlusHealthTopics'),
  row('f2', 'Flu', 'prevention', 'A vaccine prevents flu.'),
];

test('measures by hand: gains 3 and 1 found at places 2 and 4, one missed', () => {
  const measures = measureOne(['x', 'a', 'y', 'b'], { a: 3, b: 1, c: 2 });
  const ideal = 3 + 2 / Math.log2(3) + 1 / Math.log2(4);
  expect(measures['nDCG@10']).toBeCloseTo((3 / Math.log2(3) + 1 / Math.log2(5)) / ideal, 10);
  expect(measures).toMatchObject({ 'MRR@10': 0.5, 'P@1': 0, 'success@5': 1 });
  expect(measures['recall@5']).toBeCloseTo(2 / 3, 10);
});

test('rows of one title, however it is written, are one article', async () => {
  const read = await readCorpus(file('c.jsonl.gz', lines(...rows)));
  const articles = articlesOf([...read, { ...row('u', '', '', 'text') }]);
  expect(articles.map(({ title, sections }) => [title, sections.map(({ id, kind }) => `${id} ${kind}`)])).toEqual([
    ['Gout', ['g1 overview', 'g2 treatment']],
    ['Flu', ['f1 overview', 'f2 prevention']],
    ['', ['u overview']],
  ]);
  expect(articles[0]!.sections[0]!.text).not.toContain('{');
});

test.each([
  ['no JSON', `${lines(rows[0])}\nnot JSON`, ':2: '],
  ['no row', lines({ id: 'x' }), ':1: '],
])('a corpus with %s is refused with its line', async (_what, text, where) => {
  await expect(readCorpus(file('c.jsonl', text))).rejects.toThrow(where);
});

test('letters: 3 for a right section, 2 for a part and for an overview of MedlinePlus, 1 for the rest; every second one', async () => {
  const letter = (id: string, topics: string[], sections: string[], also: string[] = []) => ({
    id,
    text: 'a letter',
    topics,
    sections,
    also,
  });
  const letters = file(
    'l.jsonl',
    lines(letter('odd', ['Flu'], ['prevention']), letter('even', ['Gout', 'gout'], ['treatment'], ['information'])),
  );
  const corpus = file('c.jsonl', lines(...rows));
  expect((await readLetters({ corpus, letters, part: 'tune' })).qrels).toEqual({ odd: { f1: 2, f2: 3 } });
  expect((await readLetters({ corpus, letters, part: 'test' })).qrels).toEqual({ even: { g1: 2, g2: 3 } });
});

test('a run over a small corpus finds what is asked for, and prints both columns', async () => {
  const corpus = file('c.jsonl', lines(...rows));
  const queries = file('q.jsonl', lines({ id: 'q1', text: 'how is gout treated?' }, { id: 'none', text: 'x' }));
  const qrels = file('r.json', JSON.stringify({ q1: { g2: 1 }, none: {} }));
  const { retrieval } = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
  const report = evaluateRetrieval(retrieval, await readCollection({ corpus, queries, qrels }));
  expect(report).toMatchObject({ passages: 4, queries: 1, metrics: { 'P@1': 1 } });
  expect(describeRetrieval(report)).toMatch(/\| nDCG@10 \| 1 \| [\d.]+ \|/);
  const answered = file('a.jsonl', lines({ id: 'm', en: 'what calms gout?', answer_en: 'Medicine calms gout.' }));
  expect(await readAnswered({ corpus, answered })).toMatchObject({ qrels: { m: { 'answer-m': 1 } } });
});
