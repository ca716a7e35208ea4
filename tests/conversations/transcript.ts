/** The form of a conversation test: what the patient writes or presses, what must and must not be answered. */
import { z } from 'zod';

const expectation = {
  /** Sentences (parts of them) that must be in the replies, in this order. */
  bot: z.array(z.string()).optional(),
  /** Words that must not be in any reply. */
  never: z.array(z.string()).optional(),
  /** Titles of all buttons of the replies, in this order. */
  buttons: z.array(z.string()).optional(),
  /** All feedback that is kept of this conversation after the turn, one for each answer. */
  feedback: z.array(z.strictObject({ page: z.string(), verdict: z.string(), words: z.string().optional() })).optional(),
  /** True: the assistant says nothing (a nurse has the conversation). */
  silent: z.boolean().optional(),
  route: z.string().optional(),
  disposition: z.string().nullable().optional(),
  check: z.string().nullable().optional(),
  /** The open case after the turn; null: there is none. */
  case: z
    .strictObject({
      priority: z.string().optional(),
      reasons: z.array(z.string()).optional(),
      contact: z.string().optional(),
    })
    .nullable()
    .optional(),
};

const step = z.union([
  z.strictObject({ patient: z.string(), ...expectation }),
  z.strictObject({ attachment: z.string(), ...expectation }),
  /** Presses the button with this title in the last reply that has it. */
  z.strictObject({ press: z.string(), ...expectation }),
  /** The same for a button of any earlier reply. */
  z.strictObject({ pressEarlier: z.string(), ...expectation }),
  z.strictObject({
    nurse: z.enum(['claim', 'reply', 'hand-back', 'close']),
    text: z.string().optional(),
    outcome: z.string().optional(),
  }),
  z.strictObject({ hours: z.number() }),
]);
export type Step = z.infer<typeof step>;

export const transcriptSchema = z.strictObject({ about: z.string(), steps: z.array(step).min(1) });
export type Transcript = z.infer<typeof transcriptSchema>;
