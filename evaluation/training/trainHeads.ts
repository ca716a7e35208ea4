/** The four linear models of the second reader, each from the rows that can teach it. */
import type { ReaderModel } from '../../triage/reader/secondReader.js';
import { bucketsOf, wordsOf } from '../../triage/reader/ngrams.js';
import { messageRoutes } from '../../triage/route.js';
import { isEmergencyText, isRiskyText, routeOf, type CorpusRow } from './corpus.js';
import { fit, type Example } from './fit.js';

const seed = 7;

/** @param rows training rows only */
export function trainHeads(rows: readonly CorpusRow[]): Omit<ReaderModel, 'thresholds'> {
  const read = rows.map((row) => {
    const words = wordsOf(row.text);
    return { row, buckets: bucketsOf(words, 0, words.length) };
  });
  const examples = (label: (row: CorpusRow) => number): Example[] =>
    read.flatMap(({ row, buckets }) => {
      const at = label(row);
      return at < 0 ? [] : [{ buckets, label: at }];
    });
  const clusters = [...new Set(rows.flatMap(({ danger, cluster }) => (danger && cluster ? [cluster] : [])))].sort();
  const clusterOf = ({ danger, cluster }: CorpusRow): number => (danger && cluster ? clusters.indexOf(cluster) : -1);
  // Within four hours lies between the two: neither an emergency to learn from nor a calm message.
  const dangerOf = (row: CorpusRow): number => (row.danger === 'L3' ? -1 : Number(isEmergencyText(row)));
  const routeIndex = (row: CorpusRow): number => messageRoutes.findIndex((name) => name === routeOf(row));
  const common = { seed, penalty: 1e-4 };
  return {
    danger: fit(examples(dangerOf), { ...common, classes: ['danger'], bits: 16, epochs: 10 }),
    cluster: fit(examples(clusterOf), { ...common, classes: clusters, bits: 13, epochs: 8 }),
    risky: fit(
      examples((row) => Number(isRiskyText(row))),
      { ...common, classes: ['risky'], bits: 16, epochs: 10 },
    ),
    route: fit(examples(routeIndex), { ...common, classes: messageRoutes, bits: 13, epochs: 8 }),
  };
}
