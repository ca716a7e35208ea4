/** `evaluate -- retrieval`: the product's own index over a corpus, and MiniSearch over the same in the same run. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';
import { buildLibrary } from '../../knowledge/retrieval/library.js';
import type { RetrievalSettings } from '../../knowledge/retrieval/settings.js';
import { quantile } from '../bench/quantile.js';
import { bootstrap } from '../interval.js';
import type { Collection, Query } from './collection.js';
import { articlesOf, type CorpusRow } from './corpus.js';
import { meanOf, measureOne, type Qrels, type RankingMeasures } from './measures.js';

interface Figures extends RankingMeasures {
  p50ms: number;
  p99ms: number;
  buildSeconds: number;
  /** What building added to the process's memory. */
  rssMB: number;
}

export interface RetrievalReport {
  passages: number;
  queries: number;
  metrics: Figures & { 'nDCG@10 interval': [number, number] };
  baseline: Figures;
}

const depth = 20;

type Search = (text: string) => string[];

/** @param collection questions without a right passage are left out */
export function evaluateRetrieval(settings: RetrievalSettings, collection: Collection): RetrievalReport {
  const { rows, qrels } = collection;
  const queries = collection.queries.filter(({ id }) => Object.values(qrels[id] ?? {}).some((gain) => gain > 0));
  const own = measure(() => ownSearch(rows, settings), queries, qrels);
  const baseline = measure(() => miniSearch(rows), queries, qrels);
  const interval = bootstrap(own.each.map((one) => one['nDCG@10']));
  return {
    passages: rows.length,
    queries: queries.length,
    metrics: { ...own.figures, 'nDCG@10 interval': interval },
    baseline: baseline.figures,
  };
}

function measure(
  build: () => Search,
  queries: readonly Query[],
  qrels: Qrels,
): { figures: Figures; each: RankingMeasures[] } {
  const before = residentMB();
  const started = performance.now();
  const search = build();
  const buildSeconds = (performance.now() - started) / 1_000;
  const rssMB = residentMB() - before;
  // The first searches compile the code: a running service is warm.
  for (const { text } of queries.slice(0, 20)) search(text);
  const times: number[] = [];
  const each = queries.map(({ id, text }) => {
    const start = performance.now();
    const found = search(text);
    times.push(performance.now() - start);
    return measureOne(found, qrels[id]!);
  });
  const figures = {
    ...meanOf(each),
    p50ms: round(quantile(times, 0.5)),
    p99ms: round(quantile(times, 0.99)),
    buildSeconds: round(buildSeconds),
    rssMB: Math.round(rssMB),
  };
  return { figures, each };
}

function ownSearch(rows: readonly CorpusRow[], retrieval: RetrievalSettings): Search {
  const { reader, rank, passages } = buildLibrary({ articles: articlesOf(rows), retrieval }, 'en');
  return (text) => {
    const sections = rank(reader.weigh(text), depth * 3).map(({ id }) => passages.get(id)!.sectionId);
    return [...new Set(sections)].slice(0, depth);
  };
}

/** As its documentation shows it: all fields, those of the topic boosted like ours. */
function miniSearch(rows: readonly CorpusRow[]): Search {
  const boost = { title: 2, synonyms: 2, section: 2 };
  const index = new MiniSearch<CorpusRow>({ fields: [...Object.keys(boost), 'text'], searchOptions: { boost } });
  index.addAll(rows.map((row) => ({ ...row, synonyms: row.synonyms.join(' ') as unknown as string[] })));
  return (text) =>
    index
      .search(text)
      .slice(0, depth)
      .map(({ id }) => id as string);
}

/** After two collections: what is left is in use. */
function residentMB(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().rss / 2 ** 20;
}

const round = (value: number): number => Math.round(value * 100) / 100;

export function describeRetrieval({ passages, queries, metrics, baseline }: RetrievalReport): string {
  const keys = Object.keys(baseline) as (keyof Figures)[];
  const [low, high] = metrics['nDCG@10 interval'];
  return [
    `${queries} questions, ${passages} passages; nDCG@10 95 % interval ${low.toFixed(3)}–${high.toFixed(3)} (bootstrap)`,
    '',
    '| measure | Careline | MiniSearch |',
    '| --- | --- | --- |',
    ...keys.map((key) => `| ${key} | ${text(metrics[key])} | ${text(baseline[key])} |`),
  ].join('\n');
}

const text = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(3));
