/** Measures of a ranking (Järvelin and Kekäläinen 2002 for nDCG; gains are used as they are). */

/** Query id → document id → gain above 0. */
export type Qrels = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface RankingMeasures {
  'nDCG@10': number;
  'MRR@10': number;
  'recall@5': number;
  'recall@20': number;
  'success@5': number;
  'P@1': number;
}

/** @param ranked ids, best first, at least 20 where there are as many */
export function measureOne(ranked: readonly string[], gains: Readonly<Record<string, number>>): RankingMeasures {
  const gainOf = (id: string) => gains[id] ?? 0;
  const discounted = (values: readonly number[]) =>
    values.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
  const relevant = Object.values(gains).filter((gain) => gain > 0);
  const found = (depth: number) => ranked.slice(0, depth).filter((id) => gainOf(id) > 0).length;
  const first = ranked.slice(0, 10).findIndex((id) => gainOf(id) > 0);
  return {
    'nDCG@10': discounted(ranked.map(gainOf)) / discounted([...relevant].sort((a, b) => b - a)),
    'MRR@10': first < 0 ? 0 : 1 / (first + 1),
    'recall@5': found(5) / relevant.length,
    'recall@20': found(20) / relevant.length,
    'success@5': found(5) > 0 ? 1 : 0,
    'P@1': found(1),
  };
}

export function meanOf(all: readonly RankingMeasures[]): RankingMeasures {
  const mean = (key: keyof RankingMeasures) =>
    all.length === 0 ? 0 : all.reduce((sum, one) => sum + one[key], 0) / all.length;
  return {
    'nDCG@10': mean('nDCG@10'),
    'MRR@10': mean('MRR@10'),
    'recall@5': mean('recall@5'),
    'recall@20': mean('recall@20'),
    'success@5': mean('success@5'),
    'P@1': mean('P@1'),
  };
}
