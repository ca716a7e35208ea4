import { all, run, type Body } from '../engine.js';
import type { DataKey } from '../seal.js';
import { statement } from '../statement.js';
import type { Vault } from '../vault.js';
import { saveCase } from './caseChanges.js';
import { liveCases } from './cases.js';
import { places, type ConversationRow } from './conversation.js';
import { dropFeedback } from './feedback.js';

// What is still owed stays: messages that wait for their turn, and replies that are not delivered yet.
const dropMessages = statement(['conversationId'], (db, p) =>
  db
    .deleteFrom('message')
    .where('conversation_id', '=', p.conversationId)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('inbox as i')
            .select('i.seq')
            .whereRef('i.conversation_id', '=', 'message.conversation_id')
            .whereRef('i.seq', '=', 'message.seq')
            .where('i.status', '=', 'pending'),
        ),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('outbox as o')
            .select('o.seq')
            .whereRef('o.conversation_id', '=', 'message.conversation_id')
            .whereRef('o.seq', '=', 'message.seq')
            .where('o.status', '=', 'unsent'),
        ),
      ),
    ),
);
// Parked items are given up for good; without their text they would say nothing.
const dropParked = statement(['conversationId'], (db, p) =>
  db
    .updateTable('inbox')
    .set({ activity: null })
    .where('conversation_id', '=', p.conversationId)
    .where('status', '<>', 'pending'),
);
const keptMessages = statement(['conversationId'], (db, p) =>
  db.selectFrom('message').select(['seq', 'activity']).where('conversation_id', '=', p.conversationId),
);
const resealMessage = statement(['conversationId', 'seq', 'activity'], (db, p) =>
  db
    .updateTable('message')
    .set({ activity: p.activity })
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '=', p.seq),
);
const keptInbox = statement(['conversationId'], (db, p) =>
  db
    .selectFrom('inbox')
    .select(['seq', 'activity'])
    .where('conversation_id', '=', p.conversationId)
    .where('activity', 'is not', null),
);
const resealInbox = statement(['conversationId', 'seq', 'activity'], (db, p) =>
  db
    .updateTable('inbox')
    .set({ activity: p.activity })
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '=', p.seq),
);
const dropActs = statement(['conversationId'], (db, p) =>
  db.updateTable('nurse_act').set({ result: null }).where('conversation_id', '=', p.conversationId),
);
const rekey = statement(['id', 'keyNo', 'reference'], (db, p) =>
  db
    .updateTable('conversation')
    .set({ key_no: p.keyNo, reference: p.reference, patient_hash: null })
    .where('id', '=', p.id),
);

/**
 * Shreds the conversation's data key and gives a new one. Transcript, worked-off inbox, feedback and state go; ledger rows stay,
 * unreadable; open cases, waiting messages and undelivered replies are sealed anew; inbox keys stay, without text,
 * so that a channel's repeat is still known.
 */
export function* forget(vault: Vault, row: ConversationRow): Body<DataKey> {
  const { id: conversationId } = row;
  const { sealer } = vault;
  const cases = yield* liveCases(vault, conversationId);
  const reference = yield* vault.open(conversationId, places.reference, row.reference);
  yield* run(dropMessages, { conversationId });
  yield* run(dropParked, { conversationId });
  yield* run(dropActs, { conversationId });
  yield* dropFeedback(conversationId);

  const key = yield* vault.create(conversationId, row.key_no + 1);
  for (const { seq, activity } of yield* all(keptMessages, { conversationId })) {
    const text = yield* vault.open(conversationId, places.activity(seq), activity);
    yield* run(resealMessage, { conversationId, seq, activity: sealer.seal(key, places.activity(seq), text) });
  }
  for (const { seq, activity } of yield* all(keptInbox, { conversationId })) {
    const text = yield* vault.open(conversationId, places.activity(seq), activity);
    yield* run(resealInbox, { conversationId, seq, activity: sealer.seal(key, places.activity(seq), text) });
  }
  for (const open of cases) yield* saveCase(vault, key, open);
  yield* run(rekey, { id: conversationId, keyNo: key.no, reference: sealer.seal(key, places.reference, reference) });
  yield* vault.shredBefore(conversationId, key.no);
  return key;
}
