import type { Ms } from './clock.js';

export const casePriorities = ['P1', 'P2', 'P3', 'P4'] as const;
export type CasePriority = (typeof casePriorities)[number];
export type CaseState = 'open' | 'claimed' | 'closed';

export interface CaseReason {
  /** Rule id, risky-question class or route that caused it, for example `RF02.1`, `Q2`, `person-wanted`. */
  code: string;
  /** The patient's own words. */
  words: string;
  subject: string;
  /** seq of the message it came from. */
  seq: number;
  at: Ms;
}

export interface Case {
  id: string;
  /** What patient and nurse call it, for example `C-7F3K9`: made by the turn, unique in the store. */
  number: string;
  conversationId: string;
  episodeId: string;
  priority: CasePriority;
  state: CaseState;
  reasons: CaseReason[];
  /** How to reach the patient, as they wrote it. */
  contact?: string;
  openedAt: Ms;
  dueAt: Ms;
  /** Raised by every change; nurse actions name the version that they saw. */
  version: number;
  claimedBy?: string;
  claimedAt?: Ms;
  closedAt?: Ms;
  outcome?: string;
}

/** What a turn does to the nurse line. Applied in order, in the commit's transaction. */
export type CaseChange =
  /** `number` is made by the turn, because the reply already names it; a collision makes the commit `stale`. */
  | {
      kind: 'open';
      id: string;
      number: string;
      episodeId: string;
      priority: CasePriority;
      dueAt: Ms;
      reason: CaseReason;
    }
  /** Adds a reason to an open case; may raise priority and bring the due time forward, never the reverse. */
  | { kind: 'add-reason'; id: string; reason: CaseReason; priority: CasePriority; dueAt: Ms }
  | { kind: 'contact'; id: string; contact: string };

export interface CaseFilter {
  /** `open` means every case that is not closed. */
  state: 'open' | 'claimed' | 'closed';
  /** At most so many; without it all that are not closed, and the 500 closed last. */
  limit?: number;
}
