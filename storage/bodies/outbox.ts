import { all, emit, one, run, type Body } from '../engine.js';
import { statement } from '../statement.js';
import type { Ms, OutboxItem, SendOutcome } from '../types.js';
import type { Vault } from '../vault.js';
import { lockConversation, places, type ConversationRow } from './conversation.js';

const insert = statement(['conversationId', 'seq', 'urgent', 'at'], (db, p) =>
  db.insertInto('outbox').values({
    conversation_id: p.conversationId,
    seq: p.seq,
    urgent: p.urgent,
    status: 'unsent',
    attempts: 0,
    next_at: p.at,
  }),
);
const anyUnsent = statement(['conversationId'], (db, p) =>
  db
    .selectFrom('outbox')
    .select('seq')
    .where('conversation_id', '=', p.conversationId)
    .where('status', '=', 'unsent')
    .limit(1),
);
const unsentOf = statement(['conversationId'], (db, p) =>
  db
    .selectFrom('outbox as o')
    .innerJoin('message as m', (j) =>
      j.onRef('m.conversation_id', '=', 'o.conversation_id').onRef('m.seq', '=', 'o.seq'),
    )
    .select(['o.seq', 'o.urgent', 'o.attempts', 'o.next_at', 'm.id', 'm.activity'])
    .where('o.conversation_id', '=', p.conversationId)
    .where('o.status', '=', 'unsent')
    .orderBy('o.seq'),
);
const setSender = statement(['id', 'owner', 'until'], (db, p) =>
  db.updateTable('conversation').set({ send_owner: p.owner, send_until: p.until }).where('id', '=', p.id),
);
const record = statement(['conversationId', 'seq', 'status', 'nextAt', 'error'], (db, p) =>
  db
    .updateTable('outbox')
    .set((e) => ({ status: p.status, attempts: e('attempts', '+', 1), next_at: p.nextAt, error: p.error }))
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '=', p.seq)
    .where('status', '=', 'unsent'),
);
// Due now: an urgent one always, an ordinary one unless an earlier ordinary one still waits for its retry.
const dueConversations = statement(['now', 'limit'], (db, p, dialect) => {
  const query = db
    .selectFrom('conversation as c')
    .innerJoin(
      db
        .selectFrom('outbox as o')
        .select((e) => ['o.conversation_id', e.fn.max('o.urgent').as('urgent'), e.fn.min('o.next_at').as('next_at')])
        .where('o.status', '=', 'unsent')
        .where('o.next_at', '<=', p.now)
        .where((e) =>
          e.or([
            e('o.urgent', '=', 1),
            e.not(
              e.exists(
                e
                  .selectFrom('outbox as b')
                  .select('b.seq')
                  .whereRef('b.conversation_id', '=', 'o.conversation_id')
                  .whereRef('b.seq', '<', 'o.seq')
                  .where('b.status', '=', 'unsent')
                  .where('b.urgent', '=', 0)
                  .where('b.next_at', '>', p.now),
              ),
            ),
          ]),
        )
        .groupBy('o.conversation_id')
        .as('due'),
      'due.conversation_id',
      'c.id',
    )
    .select('c.id')
    .where('c.send_until', '<=', p.now)
    .orderBy('due.urgent', 'desc')
    .orderBy('due.next_at')
    .limit(p.limit);
  return dialect === 'postgres' ? query.forUpdate('c').skipLocked() : query;
});

export function* addOutbox(conversationId: string, seq: number, urgent: boolean, at: Ms): Body<void> {
  yield* run(insert, { conversationId, seq, urgent: urgent ? 1 : 0, at });
}

/** True when nobody sends for this conversation and nothing of it waits to be sent. */
export function* claimable(row: ConversationRow, now: Ms): Body<boolean> {
  if (row.send_owner !== null && row.send_until > now) return false;
  return (yield* one(anyUnsent, { conversationId: row.id })) === undefined;
}

/** What to send now, urgent before all; claimed for `owner` until the outcomes are told or the claim runs out. */
export function* takeOutbox(
  vault: Vault,
  conversationId: string,
  owner: string,
  until: Ms,
  now: Ms,
): Body<OutboxItem[]> {
  const row = yield* lockConversation(conversationId);
  if (!row || (row.send_until > now && row.send_owner !== owner)) return [];
  const rows = yield* all(unsentOf, { conversationId });
  const ordinary = rows.filter((item) => item.urgent === 0);
  // Order matters to a reader: nothing ordinary goes before an earlier one that waits for its retry.
  const waits = ordinary.findIndex((item) => item.next_at > now);
  const due = [
    ...rows.filter((item) => item.urgent === 1 && item.next_at <= now),
    ...(waits < 0 ? ordinary : ordinary.slice(0, waits)),
  ];
  if (due.length === 0) return [];
  yield* run(setSender, { id: row.id, owner, until });
  const reference = yield* vault.open(conversationId, places.reference, row.reference);
  const items: OutboxItem[] = [];
  for (const { seq, id, activity, urgent, attempts } of due) {
    const opened = yield* vault.open(conversationId, places.activity(seq), activity);
    items.push({ conversationId, seq, messageId: id, activity: opened, reference, urgent: urgent === 1, attempts });
  }
  return items;
}

/**
 * Writes down what became of each message and gives the claim back. From a sender whose claim another took over, `sent`
 * and `parked` still count, since they are facts; a wish to retry does not.
 */
export function* sent(conversationId: string, owner: string, outcomes: SendOutcome[]): Body<void> {
  const row = yield* lockConversation(conversationId);
  if (!row) return;
  const mine = row.send_owner === owner;
  for (const outcome of outcomes) {
    const { seq } = outcome;
    if (outcome.outcome === 'sent') {
      yield* run(record, { conversationId, seq, status: 'sent', nextAt: 0, error: null });
    } else if (outcome.outcome === 'parked') {
      yield* run(record, { conversationId, seq, status: 'parked', nextAt: 0, error: outcome.error });
    } else if (mine) {
      yield* run(record, { conversationId, seq, status: 'unsent', nextAt: outcome.at, error: outcome.error });
    }
  }
  if (mine) yield* run(setSender, { id: conversationId, owner: null, until: 0 });
  if ((yield* one(anyUnsent, { conversationId })) !== undefined) yield* emit({ kind: 'outbox', conversationId });
}

/** Conversations with something to send now and no live sender, urgent first. */
export function* unsent(now: Ms, limit: number): Body<string[]> {
  return (yield* all(dueConversations, { now, limit })).map((row) => row.id);
}
