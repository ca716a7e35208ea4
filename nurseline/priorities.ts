import { z } from 'zod';
import { casePriorities, type CasePriority, type Ms } from '../storage/types.js';

/** A key of `knowledge/messages/<locale>.yaml`, for example `case.opened`. */
const messageKey = z.string().regex(/^[a-z_]+\.[A-Za-z0-9_]+$/);

const priorityText = z.strictObject({
  label: z.string().min(1).max(60),
  /** Minutes from opening until a nurse should have the case. */
  minutes: z.number().int().positive(),
  opened: messageKey,
  wait: messageKey,
  meanwhile: messageKey,
});

const outcome = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  label: z.string().min(1).max(60),
  needs_reply: z.boolean().default(false),
});

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The form of `knowledge/nurse-line.yaml`. Less pressing priorities may never be due sooner. */
export const nurseLineSchema = z
  .strictObject({
    id: z.literal('nurse-line'),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    status: z.enum(['sample', 'approved']),
    owner: z.string().min(1),
    sources: z.array(z.string().min(1)).min(1),
    review_by: isoDate,
    priorities: z.strictObject({ P1: priorityText, P2: priorityText, P3: priorityText, P4: priorityText }),
    outcomes: z.array(outcome).min(1),
    /** What a reason's code means to a nurse, where no rule or risky question of that id has a title. */
    reasons: z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.string().min(1).max(60)),
  })
  .superRefine((line, context) => {
    casePriorities.forEach((name, i) => {
      const before = casePriorities[i - 1];
      if (before && line.priorities[name].minutes < line.priorities[before].minutes) {
        context.addIssue({
          code: 'custom',
          path: ['priorities', name, 'minutes'],
          message: `${name} is due sooner than ${before}`,
        });
      }
    });
    const ids = line.outcomes.map((one) => one.id);
    ids.forEach((id, i) => {
      if (ids.indexOf(id) !== i)
        context.addIssue({ code: 'custom', path: ['outcomes', i, 'id'], message: `outcome ${id} stands twice` });
    });
  });

/** What a site has decided about its nurse line: times, wording keys and outcomes. */
export type NurseLine = z.infer<typeof nurseLineSchema>;

/** When a nurse should have a case of this priority that is opened (or raised) at `now`. UTC milliseconds in and out. */
export function dueAt(line: NurseLine, priority: CasePriority, now: Ms): Ms {
  return now + line.priorities[priority].minutes * 60_000;
}

/** The more pressing of two priorities (P1 before P4). */
export function morePressing(a: CasePriority, b: CasePriority): CasePriority {
  return casePriorities.indexOf(a) <= casePriorities.indexOf(b) ? a : b;
}
