import { z } from 'zod';
import { levels } from '../levels.js';
import { corpusRow, isRiskyText, type CorpusRow } from '../training/corpus.js';
import type { Outcome } from '../../dialogs/turn.js';

/** A row of a messages file; format: the data folder's README. */
export const messageRow = z.object({
  id: z.string(),
  lang: z.enum(['en', 'es', 'vi', 'ja']),
  text: z.string(),
  level: z.enum(levels),
  accept: z.array(z.enum(levels)),
  nurse: z.boolean().nullable(),
  crisis: z.boolean(),
  cluster: z.string(),
  trap: z.string(),
});
export type MessageRow = z.infer<typeof messageRow>;

/** A row of our own corpus may say less: what must happen, but not who may bring it about. */
function fromCorpus({ id, text, danger, cluster, ...row }: CorpusRow): MessageRow {
  const accept: MessageRow['accept'] =
    danger === 'L3' ? ['L3', 'L4'] : danger ? ['L5', 'L4'] : ['L2', 'L1', 'L0', 'none'];
  const risky = isRiskyText({ id, text, danger, cluster, ...row }) ? true : null;
  const { nurse = risky, crisis = danger !== null && cluster === 'RF41' } = row;
  return {
    id,
    lang: 'en',
    text,
    level: danger ?? 'none',
    accept,
    nurse,
    crisis,
    cluster: cluster ?? '',
    trap: row.kind,
  };
}

/** A row of a messages file, or of the corpus of the second reader. */
export const anyMessageRow = z.union([messageRow, corpusRow.transform(fromCorpus)]);

/** What the product did with a row. */
export interface PlayedRow {
  id: string;
  disposition: Outcome['disposition'];
  nurse: Outcome['nurse'];
  check: Outcome['check'];
  cluster: Outcome['cluster'];
  crisis: boolean;
  route: Outcome['route'];
  ms: number;
}

export interface Judged {
  row: MessageRow;
  played: PlayedRow;
}
