import { emit, one, run, type Body } from '../engine.js';
import { statement } from '../statement.js';
import type { Ms, Taken } from '../types.js';
import type { Vault } from '../vault.js';
import { liveCases } from './cases.js';
import { append, headOfRow } from './chain.js';
import { lockConversation, places, readConversation, readState, type ConversationRow } from './conversation.js';

const next = statement(['conversationId'], (db, p) =>
  db
    .selectFrom('inbox as i')
    .leftJoin('message as m', (j) =>
      j.onRef('m.conversation_id', '=', 'i.conversation_id').onRef('m.seq', '=', 'i.seq'),
    )
    .select([
      'i.seq',
      'i.inbox_key',
      'i.activity_id',
      'i.urgent',
      'i.attempts',
      'i.at',
      'i.activity',
      'm.activity as shown',
    ])
    .where('i.conversation_id', '=', p.conversationId)
    .where('i.status', '=', 'pending')
    .orderBy('i.urgent', 'desc')
    .orderBy('i.seq')
    .limit(1),
);
const attempt = statement(['conversationId', 'seq'], (db, p) =>
  db
    .updateTable('inbox')
    .set((e) => ({ attempts: e('attempts', '+', 1) }))
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '=', p.seq),
);
const lease = statement(['id', 'owner', 'until', 'fence'], (db, p) =>
  db
    .updateTable('conversation')
    .set({ lease_owner: p.owner, lease_until: p.until, fence: p.fence })
    .where('id', '=', p.id),
);
const stillPending = statement(['conversationId', 'seq'], (db, p) =>
  db
    .selectFrom('inbox')
    .select('seq')
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '=', p.seq)
    .where('status', '=', 'pending'),
);
const park = statement(['conversationId', 'seq'], (db, p) =>
  db
    .updateTable('inbox')
    .set({ status: 'parked' })
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '=', p.seq)
    .where('status', '=', 'pending'),
);
const setHead = statement(['id', 'n', 'hash', 'at'], (db, p) =>
  db.updateTable('conversation').set({ ledger_n: p.n, ledger_hash: p.hash, ledger_at: p.at }).where('id', '=', p.id),
);

/** The next item under a lease with a higher fence; null when nothing waits or another worker's lease is live. */
export function* take(vault: Vault, conversationId: string, owner: string, until: Ms, now: Ms): Body<Taken | null> {
  const row = yield* lockConversation(conversationId);
  if (!row || (row.lease_until > now && row.lease_owner !== owner)) return null;
  const item = yield* one(next, { conversationId });
  if (!item) {
    if (row.lease_owner === owner) yield* run(lease, { id: row.id, owner: null, until: 0, fence: row.fence });
    return null;
  }
  const fence = row.fence + 1;
  yield* run(attempt, { conversationId, seq: item.seq });
  yield* run(lease, { id: row.id, owner, until, fence });
  const activity = yield* vault.open(conversationId, places.activity(item.seq), item.shown ?? item.activity);
  return yield* withContext(
    vault,
    { ...row, fence },
    {
      inboxKey: item.inbox_key,
      seq: item.seq,
      activity,
      activityId: item.activity_id,
      urgent: item.urgent === 1,
      at: item.at,
      attempts: item.attempts,
    },
  );
}

/** The same item with version, state and cases as they are now; null when the lease or the item is gone. */
export function* reload(vault: Vault, taken: Taken): Body<Taken | null> {
  const { conversationId } = taken;
  const row = yield* readConversation(conversationId);
  if (!row || row.fence !== taken.fence || row.lease_owner === null) return null;
  if (!(yield* one(stillPending, { conversationId, seq: taken.item.seq }))) return null;
  return yield* withContext(vault, row, taken.item);
}

function* withContext(vault: Vault, row: ConversationRow, item: Taken['item']): Body<Taken> {
  const { id } = row;
  return {
    conversationId: id,
    channelId: row.channel,
    fence: row.fence,
    version: row.version,
    item,
    state: yield* vault.open(id, places.state, yield* readState(id)),
    reference: yield* vault.open(id, places.reference, row.reference),
    cases: yield* liveCases(vault, id),
  };
}

/** Gives the lease back; with `parking` the item leaves the queue for good and the ledger says why. */
export function* release(vault: Vault, taken: Taken, parking?: { reason: string; at: Ms }): Body<void> {
  const { conversationId, item } = taken;
  const row = yield* lockConversation(conversationId);
  if (!row || row.fence !== taken.fence) return;
  if (parking && (yield* run(park, { conversationId, seq: item.seq })) > 0) {
    const entry = { kind: 'parked', actor: 'system', detail: { reason: parking.reason, seq: item.seq } };
    const head = yield* append(vault, yield* vault.current(row), headOfRow(row), [entry], parking.at);
    yield* run(setHead, { id: row.id, ...head, at: parking.at });
  }
  yield* run(lease, { id: row.id, owner: null, until: 0, fence: row.fence });
  yield* emit({ kind: 'inbox', conversationId });
}
