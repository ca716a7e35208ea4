import { z } from 'zod';
import { levels } from '../levels.js';

/** A simulated patient; format: the data folder's README. */
export const conversationRow = z.object({
  id: z.string(),
  opening: z.string(),
  persona: z.record(z.string(), z.string()),
  /** What the patient can tell when asked: short key → value. */
  facts: z.record(z.string(), z.string()),
  default_answer: z.string(),
  pressure: z.array(z.string()),
  later: z.array(z.string()),
  accept: z.array(z.enum(levels)),
  /** Patient message at which an emergency is first decidable; 0 is the opening. */
  emergency_at: z.number().nullable(),
  crisis: z.boolean(),
  nurse: z.boolean().nullable(),
});
export type ConversationRow = z.infer<typeof conversationRow>;
