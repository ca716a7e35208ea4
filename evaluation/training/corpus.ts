/** The written corpus of the second reader: evaluation/corpus, one file per author (docs/second-reader.md). */
import { z } from 'zod';
import { messageRoutes, type MessageRoute } from '../../triage/route.js';

const kinds = [
  'danger',
  'lookalike',
  'harmless-symptom',
  'question',
  'risky-question',
  'small-talk',
  'admin',
  'off-topic',
  'past',
  'family',
  'pet-or-fiction',
  'hypothetical',
  'idiom',
  'denied',
] as const;

export const corpusRow = z.strictObject({
  id: z.string(),
  text: z.string().trim().min(1),
  /** What must happen: ambulance, emergency department, within four hours; null: less. */
  danger: z.enum(['L5', 'L4', 'L3']).nullable(),
  cluster: z.string().nullable(),
  kind: z.enum(kinds),
  register: z.string(),
  notes: z.string(),
  /** Class of the risky question that it is, where its author said. */
  risky: z.string().nullish(),
  route: z.string().nullish(),
  /** A nurse must be brought in, need not be, or (null) either; and whether the crisis line must be shown: in parts that measure. */
  nurse: z.boolean().nullish(),
  crisis: z.boolean().optional(),
});
export type CorpusRow = z.infer<typeof corpusRow>;

export const isEmergencyText = ({ danger }: CorpusRow): boolean => danger === 'L5' || danger === 'L4';
export const isRiskyText = ({ kind, risky }: CorpusRow): boolean => kind === 'risky-question' || Boolean(risky);

const routeOfKind: Partial<Record<CorpusRow['kind'], MessageRoute>> = {
  danger: 'symptom',
  'harmless-symptom': 'symptom',
  question: 'question',
  'risky-question': 'risky',
  'small-talk': 'small-talk',
  admin: 'admin',
  'off-topic': 'off-topic',
};

/** Classes of risky questions that are routes of their own. */
const ownRoutes: ReadonlySet<unknown> = new Set(['person', 'attack']);

/** The kind of message, where it is beyond doubt: a look-alike may be a symptom or a question. */
export function routeOf(row: CorpusRow): MessageRoute | undefined {
  const said = messageRoutes.find((name) => name === row.route);
  if (isRiskyText(row) && !ownRoutes.has(said)) return 'risky';
  return said ?? routeOfKind[row.kind];
}
