import { z } from 'zod';
import { levels } from '../levels.js';
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
