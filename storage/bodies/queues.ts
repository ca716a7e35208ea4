import { randomBytes } from 'node:crypto';
import { all, one, run, type Body } from '../engine.js';
import { statement } from '../statement.js';
import type { ConversationInfo, Ms } from '../types.js';
import { readConversation } from './conversation.js';

const waitingConversations = statement(['now', 'limit'], (db, p, dialect) => {
  const query = db
    .selectFrom('conversation as c')
    .innerJoin(
      db
        .selectFrom('inbox')
        .select((e) => ['conversation_id', e.fn.max('urgent').as('urgent'), e.fn.min('at').as('at')])
        .where('status', '=', 'pending')
        .groupBy('conversation_id')
        .as('due'),
      'due.conversation_id',
      'c.id',
    )
    .select('c.id')
    .where('c.lease_until', '<=', p.now)
    .orderBy('due.urgent', 'desc')
    .orderBy('due.at')
    .limit(p.limit);
  return dialect === 'postgres' ? query.forUpdate('c').skipLocked() : query;
});
const ids = statement(['after', 'limit'], (db, p) =>
  db.selectFrom('conversation').select('id').where('id', '>', p.after).orderBy('id').limit(p.limit),
);
const inboxCounts = statement([], (db) =>
  db
    .selectFrom('inbox')
    .select((e) => ['status', e.fn.countAll<number>().as('count'), e.fn.min('at').as('oldest')])
    .where('status', '=', 'pending')
    .groupBy('status'),
);
const parkedInbox = statement([], (db) =>
  db
    .selectFrom('inbox')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('status', '=', 'parked'),
);
const outboxCounts = statement([], (db) =>
  db
    .selectFrom('outbox')
    .select((e) => ['status', e.fn.countAll<number>().as('count')])
    .where('status', '<>', 'sent')
    .groupBy('status'),
);
const caseCounts = statement([], (db) =>
  db
    .selectFrom('nurse_case')
    .select((e) => ['priority', e.fn.countAll<number>().as('count')])
    .where('state', '<>', 'closed')
    .groupBy('priority'),
);
const beat = statement(['value'], (db, p) => db.updateTable('meta').set({ value: p.value }).where('name', '=', 'ping'));

/** Conversations with pending items and no live lease, urgent first, then the one that waits longest. */
export function* waiting(now: Ms, limit: number): Body<string[]> {
  return (yield* all(waitingConversations, { now, limit })).map((row) => row.id);
}

export function* conversationIds(after: string, limit: number): Body<string[]> {
  return (yield* all(ids, { after, limit })).map((row) => row.id);
}

export function* conversationInfo(id: string): Body<ConversationInfo | null> {
  const row = yield* readConversation(id);
  if (!row) return null;
  return {
    conversationId: row.id,
    channelId: row.channel,
    seq: row.seq,
    createdAt: row.created_at,
    lastAt: row.last_at,
    ...(row.patient_hash === null ? {} : { patientHash: row.patient_hash }),
  };
}

/** Counts for metrics; every name is there, also when it is 0. */
export function* stats(now: Ms): Body<Record<string, number>> {
  const pending = yield* one(inboxCounts, {});
  const counts: Record<string, number> = {
    inboxPending: pending?.count ?? 0,
    oldestPendingMs: pending ? Math.max(0, now - pending.oldest) : 0,
    inboxParked: (yield* one(parkedInbox, {}))?.count ?? 0,
    outboxUnsent: 0,
    outboxParked: 0,
    casesP1: 0,
    casesP2: 0,
    casesP3: 0,
    casesP4: 0,
  };
  for (const { status, count } of yield* all(outboxCounts, {})) {
    counts[status === 'unsent' ? 'outboxUnsent' : 'outboxParked'] = count;
  }
  for (const { priority, count } of yield* all(caseCounts, {})) counts[`cases${priority}`] = count;
  return counts;
}

/** A trivial write, to see that the disk takes one. */
export function* ping(): Body<void> {
  yield* run(beat, { value: randomBytes(8) });
}
