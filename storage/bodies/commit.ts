import { emit, one, run, type Body } from '../engine.js';
import type { DataKey } from '../seal.js';
import { statement } from '../statement.js';
import type { Commit, Message, Ms, NewMessage, UnitOfWork } from '../types.js';
import type { Vault } from '../vault.js';
import { changeCases } from './caseChanges.js';
import { liveCases } from './cases.js';
import { append, headOfRow } from './chain.js';
import { lockConversation, places } from './conversation.js';
import { putFeedback } from './feedback.js';
import { forget } from './forget.js';
import { insertMessage } from './messages.js';
import { addOutbox, claimable } from './outbox.js';

const finish = statement(['conversationId', 'inboxKey'], (db, p) =>
  db
    .updateTable('inbox')
    .set({ status: 'done', activity: null })
    .where('conversation_id', '=', p.conversationId)
    .where('inbox_key', '=', p.inboxKey)
    .where('status', '=', 'pending'),
);
const pending = statement(['conversationId'], (db, p) =>
  db
    .selectFrom('inbox')
    .select('seq')
    .where('conversation_id', '=', p.conversationId)
    .where('status', '=', 'pending')
    .limit(1),
);
const update = statement(
  [
    'id',
    'version',
    'seq',
    'leaseOwner',
    'leaseUntil',
    'sendOwner',
    'sendUntil',
    'n',
    'hash',
    'ledgerAt',
    'at',
    'state',
  ],
  (db, p) =>
    db
      .updateTable('conversation')
      .set({
        version: p.version,
        seq: p.seq,
        lease_owner: p.leaseOwner,
        lease_until: p.leaseUntil,
        send_owner: p.sendOwner,
        send_until: p.sendUntil,
        ledger_n: p.n,
        ledger_hash: p.hash,
        ledger_at: p.ledgerAt,
        last_at: p.at,
        state: p.state,
      })
      .where('id', '=', p.id),
);

/** Writes all that a turn changes, or says why it may not. */
export function* commit(vault: Vault, work: UnitOfWork): Body<Commit> {
  const { conversationId, at } = work;
  const row = yield* lockConversation(conversationId);
  if (!row || row.fence !== work.fence || row.lease_owner === null) return { status: 'lost-lease' };
  if (row.version !== work.version) return { status: 'stale' };
  if ((yield* run(finish, { conversationId, inboxKey: work.inboxKey })) === 0) return { status: 'lost-lease' };

  const key = work.forget ? yield* forget(vault, row) : yield* vault.current(row);
  // Asked before the new rows are added: the claim is given only when nothing earlier waits to be sent.
  const send = work.messages.some((message) => message.send);
  const claim = send && work.sendUntil !== undefined && (yield* claimable(row, at));
  const written = yield* writeMessages(vault, key, row.seq, work.messages, at);
  const known = yield* liveCases(vault, conversationId);
  const cases = yield* changeCases(vault, key, known, work.cases, at);
  const head = yield* append(vault, key, headOfRow(row), work.ledger, at);
  yield* putFeedback(vault, key, work.feedback ?? [], at);
  const morePending = (yield* one(pending, { conversationId })) !== undefined;
  yield* run(update, {
    id: row.id,
    version: row.version + 1,
    seq: row.seq + written.length,
    leaseOwner: morePending ? row.lease_owner : null,
    leaseUntil: morePending ? row.lease_until : 0,
    sendOwner: claim ? row.lease_owner : row.send_owner,
    sendUntil: claim ? work.sendUntil! : row.send_until,
    ...head,
    ledgerAt: work.ledger.length > 0 ? at : row.ledger_at,
    at,
    state: vault.sealer.seal(key, places.state, work.state),
  });
  if (send && !claim) yield* emit({ kind: 'outbox', conversationId });
  return { status: 'committed', messages: written, cases, version: row.version + 1, morePending, sending: claim };
}

/** Adds messages to the transcript after `seq`, and to the outbox those that a connector must deliver. */
export function* writeMessages(
  vault: Vault,
  key: DataKey,
  seq: number,
  messages: NewMessage[],
  at: Ms,
): Body<Message[]> {
  const { conversationId } = key;
  const written: Message[] = [];
  for (const { id, author, authorName, activity, send, urgent } of messages) {
    seq += 1;
    const sealed = vault.sealer.seal(key, places.activity(seq), activity);
    yield* insertMessage({ conversationId, seq, id, author, authorName: authorName ?? null, at, activity: sealed });
    if (send) yield* addOutbox(conversationId, seq, urgent, at);
    yield* emit({ kind: 'message', conversationId, seq });
    written.push({ conversationId, seq, id, author, ...named(authorName), activity, at });
  }
  return written;
}

const named = (authorName: string | undefined) => (authorName === undefined ? {} : { authorName });
