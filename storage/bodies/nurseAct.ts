import { boundedKey } from '../boundedKey.js';
import { emit, one, run, type Body } from '../engine.js';
import { statement } from '../statement.js';
import type { Case, NurseAction, NurseActionResult } from '../types.js';
import type { Vault } from '../vault.js';
import { saveCase } from './caseChanges.js';
import { caseRow, openCase } from './cases.js';
import { append, headOfRow } from './chain.js';
import { writeMessages } from './commit.js';
import { lockConversation, places } from './conversation.js';

const actOf = statement(['conversationId', 'caseId', 'actKey'], (db, p) =>
  db
    .selectFrom('nurse_act')
    .select('result')
    .where('conversation_id', '=', p.conversationId)
    .where('case_id', '=', p.caseId)
    .where('act_key', '=', p.actKey),
);
const insertAct = statement(['conversationId', 'caseId', 'actKey', 'nurse', 'verb', 'at', 'result'], (db, p) =>
  db.insertInto('nurse_act').values({
    conversation_id: p.conversationId,
    case_id: p.caseId,
    act_key: p.actKey,
    nurse: p.nurse,
    verb: p.verb,
    at: p.at,
    result: p.result,
  }),
);
const update = statement(['id', 'version', 'seq', 'n', 'hash', 'ledgerAt', 'at'], (db, p) =>
  db
    .updateTable('conversation')
    .set({ version: p.version, seq: p.seq, ledger_n: p.n, ledger_hash: p.hash, ledger_at: p.ledgerAt, last_at: p.at })
    .where('id', '=', p.id),
);

type Done = Extract<NurseActionResult, { status: 'done' }>;

/**
 * One nurse action with all that follows from it; it bumps the conversation's version, so a running turn sees it.
 * @param connector whether this conversation's channel needs a connector to deliver what the nurse wrote.
 */
export function* nurseAct(
  vault: Vault,
  action: NurseAction,
  connector: (channelId: string) => boolean,
): Body<NurseActionResult> {
  const found = yield* caseRow(action.caseId);
  if (!found) return { status: 'unknown-case' };
  const conversationId = found.conversation_id;
  const row = (yield* lockConversation(conversationId))!;
  // Read again under the conversation's lock: cases change only with it held.
  const now = yield* openCase(vault, (yield* caseRow(action.caseId))!);

  const actKey = keyOf(action);
  const earlier = actKey && (yield* one(actOf, { conversationId, caseId: now.id, actKey }));
  if (actKey && earlier) {
    const first = yield* vault.open(conversationId, places.result(now.id, actKey), earlier.result);
    return (first as Done | null) ?? { status: 'done', case: now, messages: [] };
  }
  const next = now.version === action.version ? apply(now, action) : null;
  if (!next) return { status: 'stale', case: now };

  const { at, nurse, verb } = action;
  const key = yield* vault.current(row);
  const send = connector(row.channel);
  const messages = yield* writeMessages(
    vault,
    key,
    row.seq,
    action.messages.map((m) => ({ ...m, send })),
    at,
  );
  if (next !== now) yield* saveCase(vault, key, next);
  const head = yield* append(vault, key, headOfRow(row), action.ledger, at);
  const ledgerAt = action.ledger.length > 0 ? at : row.ledger_at;
  yield* run(update, { id: row.id, version: row.version + 1, seq: row.seq + messages.length, ...head, ledgerAt, at });
  const done: Done = { status: 'done', case: next, messages };
  if (actKey) {
    const result = vault.sealer.seal(key, places.result(now.id, actKey), done);
    yield* run(insertAct, { conversationId, caseId: now.id, actKey, nurse, verb, at, result });
  }
  yield* emit({ kind: 'case', caseId: now.id });
  if (send && messages.length > 0) yield* emit({ kind: 'outbox', conversationId });
  return done;
}

/**
 * What makes two requests the same action: a reply its replyId, any other verb who did it to which version.
 * A reply without a replyId is never a repeat: two equal texts may both be meant.
 */
function keyOf({ replyId, verb, version, nurse }: NurseAction): string | null {
  if (replyId !== undefined) return boundedKey(`reply:${nurse}:${replyId}`);
  return verb === 'reply' ? null : boundedKey(`${verb}:${version}:${nurse}`);
}

/** The case after the verb, the same object where the verb changes nothing of it, or null where it is not allowed. */
function apply(now: Case, { verb, nurse, outcome, at }: NurseAction): Case | null {
  const version = now.version + 1;
  const mine = now.state === 'claimed' && now.claimedBy === nurse;
  switch (verb) {
    case 'claim':
      return now.state === 'open' ? { ...now, version, state: 'claimed', claimedBy: nurse, claimedAt: at } : null;
    case 'reply':
      return mine ? now : null;
    case 'hand-back': {
      const { claimedBy: _nurse, claimedAt: _at, ...unclaimed } = now;
      // Any nurse may: a case whose nurse went home must not stay with her. The ledger says who did.
      return now.state === 'claimed' ? { ...unclaimed, version, state: 'open' } : null;
    }
    case 'close':
      if (!mine && now.state !== 'open') return null;
      return { ...now, version, state: 'closed', closedAt: at, ...(outcome === undefined ? {} : { outcome }) };
  }
}
