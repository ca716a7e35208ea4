import type { Selectable } from 'kysely';
import { all, one, type Body } from '../engine.js';
import type { NurseCaseTable } from '../schema.js';
import { statement } from '../statement.js';
import type { Case, CaseFilter, CaseReason } from '../types.js';
import type { Vault } from '../vault.js';
import { places } from './conversation.js';

export type CaseRow = Selectable<NurseCaseTable>;

/** Closed cases grow without end; a live one is never left out unasked. */
const closedAtOnce = 500;

const liveOfConversation = statement(['conversationId'], (db, p) =>
  db
    .selectFrom('nurse_case')
    .selectAll()
    .where('conversation_id', '=', p.conversationId)
    .where('state', '<>', 'closed'),
);
const byId = statement(['id'], (db, p) => db.selectFrom('nurse_case').selectAll().where('id', '=', p.id));
// `priority` sorts as text: P1 before P4.
const live = statement(['limit'], (db, p) =>
  db
    .selectFrom('nurse_case')
    .selectAll()
    .where('state', '<>', 'closed')
    .orderBy('priority')
    .orderBy('due_at')
    .orderBy('id')
    .limit(p.limit),
);
const claimed = statement(['limit'], (db, p) =>
  db
    .selectFrom('nurse_case')
    .selectAll()
    .where('state', '=', 'claimed')
    .orderBy('priority')
    .orderBy('due_at')
    .orderBy('id')
    .limit(p.limit),
);
const closed = statement(['limit'], (db, p) =>
  db
    .selectFrom('nurse_case')
    .selectAll()
    .where('state', '=', 'closed')
    .orderBy('closed_at', 'desc')
    .orderBy('id')
    .limit(p.limit),
);

/** Unclaimed cases that come before this one in the queue's order. */
const before = statement(['priority', 'dueAt', 'id'], (db, p) =>
  db
    .selectFrom('nurse_case')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('state', '=', 'open')
    .where((eb) =>
      eb.or([
        eb('priority', '<', p.priority),
        eb.and([eb('priority', '=', p.priority), eb('due_at', '<', p.dueAt)]),
        eb.and([eb('priority', '=', p.priority), eb('due_at', '=', p.dueAt), eb('id', '<', p.id)]),
      ]),
    ),
);

const lists = { open: live, claimed, closed };

/** A case as the rest of Careline sees it. Reasons are empty where the patient's text was shredded. */
export function* openCase(vault: Vault, row: CaseRow): Body<Case> {
  const reasons = yield* vault.open(row.conversation_id, places.reasons(row.id), row.reasons);
  const contact = yield* vault.open(row.conversation_id, places.contact(row.id), row.contact);
  const outcome = yield* vault.open(row.conversation_id, places.outcome(row.id), row.outcome);
  return {
    id: row.id,
    number: row.number,
    conversationId: row.conversation_id,
    episodeId: row.episode_id,
    priority: row.priority,
    state: row.state,
    reasons: (reasons ?? []) as CaseReason[],
    ...(contact === null ? {} : { contact: contact as string }),
    openedAt: row.opened_at,
    dueAt: row.due_at,
    version: row.version,
    ...(row.claimed_by === null ? {} : { claimedBy: row.claimed_by }),
    ...(row.claimed_at === null ? {} : { claimedAt: row.claimed_at }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
    ...(outcome === null ? {} : { outcome: outcome as string }),
  };
}

function* openAll(vault: Vault, rows: CaseRow[]): Body<Case[]> {
  const cases: Case[] = [];
  for (const row of rows) cases.push(yield* openCase(vault, row));
  return cases;
}

/** The conversation's cases that are not closed, oldest first. */
export function* liveCases(vault: Vault, conversationId: string): Body<Case[]> {
  // Sorted here: there is at most one for each episode, and setting up SQLite's sorter costs more than the look-up.
  const rows = [...(yield* all(liveOfConversation, { conversationId }))];
  rows.sort((a, b) => a.opened_at - b.opened_at || (a.id < b.id ? -1 : 1));
  return yield* openAll(vault, rows);
}

export function* caseById(vault: Vault, id: string): Body<Case | null> {
  const row = yield* one(byId, { id });
  return row ? yield* openCase(vault, row) : null;
}

export function* caseRow(id: string): Body<CaseRow | undefined> {
  return yield* one(byId, { id });
}

/** Live cases by priority and due time, closed ones latest first. */
export function* listCases(vault: Vault, filter: CaseFilter): Body<Case[]> {
  const limit = filter.limit ?? (filter.state === 'closed' ? closedAtOnce : Number.MAX_SAFE_INTEGER);
  return yield* openAll(vault, yield* all(lists[filter.state], { limit }));
}

/** How many unclaimed cases a nurse would take before this one; 0 also for a case that does not exist. */
export function* casesBefore(id: string): Body<number> {
  const row = yield* caseRow(id);
  if (!row) return 0;
  const counted = yield* one(before, { priority: row.priority, dueAt: row.due_at, id });
  // PostgreSQL counts in text.
  return Number(counted?.count ?? 0);
}
