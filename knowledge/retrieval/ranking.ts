import { best } from './best.js';
import type { Bm25Index, Matches } from './bm25.js';
import type { Weighed } from './question.js';
import type { RetrievalSettings } from './settings.js';
import type { SectionKind } from '../articles.js';

/** What ranking knows of an indexed passage. */
export interface Subject {
  /** Names of its article: stemmed telling words of each, the same for all its passages. Empty without a title. */
  names: readonly (readonly string[])[];
  kind: SectionKind | null;
}

export interface Ranked {
  /** Passage id. */
  id: string;
  /** Only comparable within one question. */
  score: number;
  /** From 0 to 1: how much of a name of its article stands in the question, for a name that tells enough. */
  named: number;
  /** From 0 to 1: how much of the question's weight the passage holds. */
  covered: number;
}

/**
 * Ranks passages for a weighed question: BM25F finds `ranking.depth` candidates, which are ordered by a sum of what
 * speaks for each: its own score, its article's, the share of the article's name in the question, the kind of section.
 * The weights are data, fitted on written letters (docs/evaluation.md, "Retrieval").
 *
 * @param keep leaves articles out, by id
 */
export function createRanking(index: Bm25Index, subjects: readonly Subject[], settings: RetrievalSettings['ranking']) {
  return (question: Weighed, limit: number, keep: (articleId: string) => boolean = () => true): Ranked[] => {
    const matches = index.match(question.words);
    const { scores, groupScores, covered } = matches;
    const kept = matches.rows.filter((row) => keep(index.text(row).group));
    const first = (row: number) => scores[row]! + settings.article_depth * groupScores[index.groupOf[row]!]!;
    const candidates = best(kept, settings.depth, first);
    const top = Math.max(...candidates.map((row) => scores[row]!));
    const topGroup = Math.max(...candidates.map((row) => groupScores[index.groupOf[row]!]!));
    const nameOf = nameShares(index, subjects, question, settings, matches);
    const sums = new Map<number, Ranked>();
    for (const row of candidates) {
      const { kind } = subjects[row]!;
      const named = nameOf(row);
      const isAsked = kind !== null && question.kinds.has(kind);
      const score =
        scores[row]! / top +
        settings.article * (groupScores[index.groupOf[row]!]! / topGroup) +
        settings.name * named +
        (isAsked ? settings.kind * (settings.kind_alone + (1 - settings.kind_alone) * named) : 0) +
        (kind === 'overview' ? settings.overview : 0);
      sums.set(row, { id: index.text(row).id, score, named, covered: covered[row]! });
    }
    return best(candidates, limit, (row) => sums.get(row)!.score).map((row) => sums.get(row)!);
  };
}

/** Per row, the best share of a name of its article, squared, and less for names that tell little. */
function nameShares(
  index: Bm25Index,
  subjects: readonly Subject[],
  { words }: Weighed,
  { name_mass: enough, untitled }: RetrievalSettings['ranking'],
  { covered }: Matches,
): (row: number) => number {
  const known = new Map<number, number>();
  const share = (name: readonly string[]): number => {
    let all = 0;
    let held = 0;
    for (const word of name) {
      const telling = index.idf(word);
      all += telling;
      held += telling * (words.get(word) ?? 0);
    }
    return held === 0 ? 0 : (held / all) ** 2 * (1 - Math.exp(-held / enough));
  };
  return (row) => {
    const { names } = subjects[row]!;
    if (names.length === 0) return untitled * covered[row]!;
    const group = index.groupOf[row]!;
    let value = known.get(group);
    if (value === undefined) known.set(group, (value = Math.max(...names.map(share))));
    return value;
  };
}
