import { all, run, type Body } from '../engine.js';
import type { DataKey } from '../seal.js';
import { statement } from '../statement.js';
import type { Feedback, Ms, StoredFeedback } from '../types.js';
import type { Vault } from '../vault.js';
import { places } from './conversation.js';

const put = statement(['conversationId', 'answer', 'at', 'detail'], (db, p) =>
  db
    .insertInto('feedback')
    .values({ conversation_id: p.conversationId, answer_seq: p.answer, at: p.at, detail: p.detail })
    .onConflict((c) => c.columns(['conversation_id', 'answer_seq']).doUpdateSet({ at: p.at, detail: p.detail })),
);
const between = statement(['first', 'last'], (db, p) =>
  db
    .selectFrom('feedback')
    .selectAll()
    .where('conversation_id', '>=', p.first)
    .where('conversation_id', '<=', p.last)
    .orderBy('conversation_id')
    .orderBy('answer_seq'),
);
const drop = statement(['conversationId'], (db, p) =>
  db.deleteFrom('feedback').where('conversation_id', '=', p.conversationId),
);

/** Keeps what was said of each answer, in place of what was said before. */
export function* putFeedback(vault: Vault, key: DataKey, given: readonly Feedback[], at: Ms): Body<void> {
  const { conversationId } = key;
  for (const { answer, detail } of given) {
    const sealed = vault.sealer.seal(key, places.feedback(answer), detail);
    yield* run(put, { conversationId, answer, at, detail: sealed });
  }
}

export function* feedbackBetween(vault: Vault, first: string, last: string): Body<StoredFeedback[]> {
  const found: StoredFeedback[] = [];
  for (const { conversation_id: conversationId, answer_seq: answer, at, detail } of yield* all(between, {
    first,
    last,
  })) {
    const opened = yield* vault.open(conversationId, places.feedback(answer), detail);
    found.push({ conversationId, answer, at, detail: opened });
  }
  return found;
}

export function* dropFeedback(conversationId: string): Body<void> {
  yield* run(drop, { conversationId });
}
