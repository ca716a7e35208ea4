import { boundedKey } from '../boundedKey.js';
import { emit, one, run, type Body } from '../engine.js';
import { statement } from '../statement.js';
import type { Accepted, Claim, Inbound } from '../types.js';
import type { Vault } from '../vault.js';
import { lockConversation, places, type ConversationRow } from './conversation.js';
import { insertMessage } from './messages.js';
import { take } from './take.js';

const seqOf = statement(['conversationId', 'inboxKey'], (db, p) =>
  db
    .selectFrom('inbox')
    .select('seq')
    .where('conversation_id', '=', p.conversationId)
    .where('inbox_key', '=', p.inboxKey),
);
const create = statement(['id', 'channel', 'patientHash', 'reference', 'at'], (db, p) =>
  db
    .insertInto('conversation')
    .values({
      id: p.id,
      channel: p.channel,
      version: 0,
      seq: 0,
      key_no: 1,
      patient_hash: p.patientHash,
      lease_until: 0,
      fence: 0,
      send_until: 0,
      ledger_n: 0,
      ledger_at: 0,
      created_at: p.at,
      last_at: p.at,
      reference: p.reference,
    })
    .onConflict((c) => c.doNothing()),
);
const insertInbox = statement(
  ['conversationId', 'seq', 'inboxKey', 'activityId', 'urgent', 'at', 'activity'],
  (db, p) =>
    db.insertInto('inbox').values({
      conversation_id: p.conversationId,
      seq: p.seq,
      inbox_key: p.inboxKey,
      activity_id: p.activityId,
      urgent: p.urgent,
      status: 'pending',
      attempts: 0,
      at: p.at,
      activity: p.activity,
    }),
);
const touch = statement(['id', 'seq', 'patientHash', 'reference', 'at'], (db, p) =>
  db
    .updateTable('conversation')
    .set({ seq: p.seq, patient_hash: p.patientHash, reference: p.reference, last_at: p.at })
    .where('id', '=', p.id),
);

/** Accepts and, with a claim, takes: one transaction where the conversation was idle, which it mostly is. */
export function* acceptAndTake(vault: Vault, inbound: Inbound, claim?: Claim): Body<Accepted> {
  const accepted = yield* accept(vault, inbound);
  if (accepted.duplicate) return accepted;
  const { conversationId, at } = inbound;
  const taken = claim && (yield* take(vault, conversationId, claim.owner, claim.until, at));
  if (taken) return { ...accepted, taken };
  yield* emit({ kind: 'inbox', conversationId, ...(inbound.urgent ? { urgent: true } : {}) });
  return accepted;
}

/** Writes an inbound activity once: a known inbox key gives back its number and writes nothing. */
function* accept(vault: Vault, inbound: Inbound): Body<Accepted> {
  const { conversationId } = inbound;
  const conversation = (yield* lockConversation(conversationId)) ?? (yield* createConversation(vault, inbound));
  const inboxKey = boundedKey(inbound.inboxKey);
  const known = yield* one(seqOf, { conversationId, inboxKey });
  if (known) return { duplicate: true, seq: known.seq };

  const seq = conversation.seq + 1;
  const key = yield* vault.current(conversation);
  const activity = vault.sealer.seal(key, places.activity(seq), inbound.activity);
  yield* run(insertInbox, {
    conversationId,
    seq,
    inboxKey,
    activityId: inbound.activityId,
    urgent: inbound.urgent ? 1 : 0,
    at: inbound.at,
    activity: inbound.visible ? null : activity,
  });
  if (inbound.visible) {
    const { activityId: id, at } = inbound;
    yield* insertMessage({ conversationId, seq, id, author: 'patient', authorName: null, at, activity });
    yield* emit({ kind: 'message', conversationId, seq });
  }
  yield* run(touch, {
    id: conversationId,
    seq,
    patientHash: inbound.patientHash ?? conversation.patient_hash,
    reference: vault.sealer.seal(key, places.reference, inbound.reference),
    at: inbound.at,
  });
  return { duplicate: false, seq };
}

/** Two first messages may come at once: who inserts the row makes the key, the other waits for the row's lock. */
function* createConversation(vault: Vault, inbound: Inbound): Body<ConversationRow> {
  const id = inbound.conversationId;
  const created = yield* run(create, {
    id,
    channel: inbound.channelId,
    patientHash: inbound.patientHash ?? null,
    reference: Buffer.alloc(0),
    at: inbound.at,
  });
  if (created > 0) yield* vault.create(id, 1);
  return (yield* lockConversation(id))!;
}
