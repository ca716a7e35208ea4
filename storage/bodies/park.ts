import { run, type Body } from '../engine.js';
import { statement } from '../statement.js';
import type { Ms } from '../types.js';
import type { Vault } from '../vault.js';
import { append, headOfRow } from './chain.js';
import type { ConversationRow } from './conversation.js';

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

/** Takes a pending item out of the queue for good, so that it holds up nothing, and says why in the ledger. */
export function* parkItem(vault: Vault, row: ConversationRow, seq: number, reason: string, at: Ms): Body<void> {
  if ((yield* run(park, { conversationId: row.id, seq })) === 0) return;
  const entry = { kind: 'parked', actor: 'system', detail: { reason, seq } };
  const head = yield* append(vault, yield* vault.current(row), headOfRow(row), [entry], at);
  yield* run(setHead, { id: row.id, ...head, at });
}
