/** The form of docs/safety/hazards.yaml. */
import { z } from 'zod';

const sentence = z.string().trim().min(15);

const control = z.strictObject({
  what: sentence,
  /** Files that the control is in. */
  where: z.array(z.string()).min(1),
  /** `tests/room/file.test.ts › describe › test`, `tests/room/file.test.ts › test` or `tests/conversations/x.yaml`. */
  tests: z.array(z.string()).default([]),
});

const hazard = z.strictObject({
  id: z.string().regex(/^HZ-\d\d$/),
  hazard: sentence,
  cause: sentence,
  effect: sentence,
  severity: z.string(),
  likelihood: z.strictObject({ before: z.string(), after: z.string() }),
  /** `no control yet` says openly that there is none. */
  controls: z.union([z.array(control).min(1), z.literal('no control yet')]),
  residual: z.strictObject({ risk: z.number().int(), why: sentence }),
  owner: z.string(),
  /** open: something named in `residual.why` has to be done first. controlled: tests prove the controls that the plan asks for. */
  status: z.enum(['open', 'controlled']),
});
export type Hazard = z.infer<typeof hazard>;

export const hazardLogSchema = z.strictObject({
  /** Who has looked at the log, with role and date; empty until a clinician has. */
  reviews: z.array(z.strictObject({ name: z.string(), role: z.string(), date: z.iso.date() })),
  hazards: z.array(hazard).min(25),
});
