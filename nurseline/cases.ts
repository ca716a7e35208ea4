import type { Case, CaseChange, CasePriority, CaseReason, Ms } from '../storage/types.js';
import { dueAt, morePressing, type NurseLine } from './priorities.js';

export interface Escalate {
  line: NurseLine;
  /** The conversation's cases, as taken with the turn (closed ones are ignored). */
  cases: readonly Case[];
  /** Changes that this turn has already put into its unit of work: a second reason joins the first. */
  pending?: readonly CaseChange[];
  episodeId: string;
  /** Rule id, risky-question class or route, for example `RF02.1`, `Q2`, `person-wanted`. */
  code: string;
  /** The patient's own words. */
  words: string;
  subject: string;
  /** seq of the message the words came from. */
  seq: number;
  priority: CasePriority;
  now: Ms;
  /** Makes the id and the number of a new case; called only when one is opened. */
  newCase: () => { id: string; number: string };
}

type Standing = { id: string; priority: CasePriority; dueAt: Ms };

/** The one case of this episode that is not closed, with this turn's own changes applied. */
function standing({ cases, pending = [], episodeId }: Escalate): Standing | undefined {
  const stored = cases.find((one) => one.episodeId === episodeId && one.state !== 'closed');
  const opened = pending.find((change) => change.kind === 'open' && change.episodeId === episodeId);
  const base = stored ?? (opened?.kind === 'open' ? opened : undefined);
  if (!base) return undefined;
  return pending.reduce<Standing>(
    (now, change) =>
      change.kind === 'add-reason' && change.id === now.id
        ? { ...now, priority: change.priority, dueAt: change.dueAt }
        : now,
    { id: base.id, priority: base.priority, dueAt: base.dueAt },
  );
}

/**
 * Opens a case for this episode, or adds the reason to the one that is open. Adding may raise the priority and bring
 * the due time forward, never the reverse. Pure: the change is applied by the turn's commit.
 */
export function openOrAdd(escalate: Escalate): CaseChange {
  const { line, episodeId, code, words, subject, seq, priority, now, newCase } = escalate;
  const reason: CaseReason = { code, words, subject, seq, at: now };
  const due = dueAt(line, priority, now);
  const open = standing(escalate);
  if (!open) return { kind: 'open', ...newCase(), episodeId, priority, dueAt: due, reason };
  return {
    kind: 'add-reason',
    id: open.id,
    reason,
    priority: morePressing(open.priority, priority),
    dueAt: Math.min(open.dueAt, due),
  };
}
