import { emit, one, run, type Body } from '../engine.js';
import { SealBroken } from '../seal.js';
import { statement } from '../statement.js';
import type { Json, Ms, Taken } from '../types.js';
import type { Vault } from '../vault.js';
import { liveCases } from './cases.js';
import { lockConversation, places, readConversation, readState, type ConversationRow } from './conversation.js';
import { parkItem } from './park.js';

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
/**
 * The next item under a lease with a higher fence; null when nothing waits or another worker's lease is live.
 * An item that does not open (tampered with, or its disk page lost) is parked: an emergency may stand behind it.
 */
export function* take(vault: Vault, conversationId: string, owner: string, until: Ms, now: Ms): Body<Taken | null> {
  for (;;) {
    const row = yield* lockConversation(conversationId);
    if (!row || (row.lease_until > now && row.lease_owner !== owner)) return null;
    const item = yield* one(next, { conversationId });
    if (!item) {
      if (row.lease_owner === owner) yield* run(lease, { id: row.id, owner: null, until: 0, fence: row.fence });
      return null;
    }
    const { seq, attempts, at } = item;
    const activity = yield* readable(vault, conversationId, seq, item.shown ?? item.activity);
    if (activity === null) {
      yield* parkItem(vault, row, seq, 'unreadable', now);
      continue;
    }
    const fence = row.fence + 1;
    yield* run(attempt, { conversationId, seq });
    yield* run(lease, { id: row.id, owner, until, fence });
    const { inbox_key: inboxKey, activity_id: activityId } = item;
    const taken = { inboxKey, seq, activity, activityId, urgent: item.urgent === 1, at, attempts };
    return yield* withContext(vault, { ...row, fence }, taken);
  }
}

function* readable(vault: Vault, conversationId: string, seq: number, blob: Buffer | null): Body<Json> {
  try {
    return yield* vault.open(conversationId, places.activity(seq), blob);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
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
    ...(row.patient_hash === null ? {} : { patientHash: row.patient_hash }),
  };
}

/** Gives the lease back; with `parking` the item leaves the queue for good and the ledger says why. */
export function* release(vault: Vault, taken: Taken, parking?: { reason: string; at: Ms }): Body<void> {
  const { conversationId, item } = taken;
  const row = yield* lockConversation(conversationId);
  if (!row || row.fence !== taken.fence) return;
  if (parking) yield* parkItem(vault, row, item.seq, parking.reason, parking.at);
  yield* run(lease, { id: row.id, owner: null, until: 0, fence: row.fence });
  yield* emit({ kind: 'inbox', conversationId });
}
