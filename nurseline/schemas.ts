/** What goes in and out of the nurse API. The OpenAPI document is drawn from these. */
import { z } from 'zod';
import { casePriorities } from '../storage/types.js';
import { handoverParts } from './handover.js';

const time = z.iso.datetime().describe('ISO 8601, UTC');
const priority = z.enum(casePriorities);
const state = z.enum(['open', 'claimed', 'closed']);

export const summarySchema = z.object({
  id: z.string(),
  number: z.string().describe('What patient and nurse call the case'),
  priority,
  state,
  reason: z.string().describe('The patient’s own words of the most pressing reason, and its label'),
  conversationId: z.string(),
  openedAt: time,
  dueAt: time,
  overdue: z.boolean().describe('Past due and claimed by nobody'),
  version: z.int().describe('Send it back with every act'),
  claimedBy: z.string().optional(),
  claimedAt: time.optional(),
  closedAt: time.optional(),
  outcome: z.string().optional(),
});
export type Summary = z.infer<typeof summarySchema>;

const reasonSchema = z.object({
  code: z.string(),
  label: z.string(),
  words: z.string(),
  subject: z.string(),
  seq: z.int(),
  at: time,
});

const handoverLineSchema = z.object({
  kind: z.enum(['fact', 'reason', 'present', 'absent', 'unknown', 'told', 'said', 'request']),
  text: z.string(),
  seq: z.int().optional().describe('The transcript line it stands on'),
  words: z.string().optional().describe('The patient’s own words'),
});

export const listSchema = z.object({ cases: z.array(summarySchema) });

export const detailSchema = z.object({
  case: summarySchema.extend({ contact: z.string().optional(), reasons: z.array(reasonSchema) }),
  handover: z.record(z.enum(handoverParts), z.array(handoverLineSchema)),
  transcript: z.array(
    z.object({
      seq: z.int(),
      id: z.string(),
      author: z.enum(['patient', 'assistant', 'nurse', 'system']),
      authorName: z.string().optional(),
      text: z.string(),
      at: time,
    }),
  ),
});
export type Detail = z.infer<typeof detailSchema>;

export const lineSchema = z.object({
  sample: z.boolean().describe('True until a clinician has approved the nurse line’s times'),
  priorities: z.array(z.object({ id: priority, label: z.string(), minutes: z.int() })),
  outcomes: z.array(z.object({ id: z.string(), label: z.string(), needsReply: z.boolean() })),
});

export const stateQuerySchema = z.enum(['open', 'claimed', 'closed']).default('open');

const version = z.int().min(0).describe('Case version that the nurse saw');
const replyId = z.string().min(1).max(100).describe('Made by the client; a repeat writes nothing');

/** One body per act: what it must hold. */
export const actSchemas = {
  claim: z.object({ version }),
  reply: z.object({ version, replyId, text: z.string().describe('At most 8,000 characters') }),
  'hand-back': z.object({ version, replyId: replyId.optional() }),
  close: z.object({ version, replyId: replyId.optional(), outcome: z.string() }),
} as const;

/** Any act, checked for types only: what is missing gets its own problem from `actOnCase`. */
export const actBodySchema = z.object({
  version,
  replyId: replyId.optional(),
  text: z.string().optional(),
  outcome: z.string().max(60).optional(),
});

export const actedSchema = z.object({ case: summarySchema });

export const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    problem: z.string().optional(),
    claimedBy: z.string().optional().describe('Who has the case'),
  }),
  case: summarySchema.optional(),
});
