import { all, run, type Body } from '../engine.js';
import { statement, type Value } from '../statement.js';
import type { Message } from '../types.js';
import type { Vault } from '../vault.js';
import { places } from './conversation.js';

const insert = statement(['conversationId', 'seq', 'id', 'author', 'authorName', 'at', 'activity'], (db, p) =>
  db.insertInto('message').values({
    conversation_id: p.conversationId,
    seq: p.seq,
    id: p.id,
    author: p.author,
    author_name: p.authorName,
    at: p.at,
    activity: p.activity,
  }),
);
const after = statement(['conversationId', 'afterSeq', 'limit'], (db, p) =>
  db
    .selectFrom('message')
    .selectAll()
    .where('conversation_id', '=', p.conversationId)
    .where('seq', '>', p.afterSeq)
    .orderBy('seq')
    .limit(p.limit),
);

type Row = Record<'conversationId' | 'seq' | 'id' | 'author' | 'authorName' | 'at' | 'activity', Value>;

/** Adds a line to the transcript; `activity` is sealed already. */
export function* insertMessage(row: Row): Body<void> {
  yield* run(insert, row);
}

/** Transcript after a seq, oldest first. */
export function* messages(vault: Vault, conversationId: string, afterSeq: number, limit: number): Body<Message[]> {
  const found: Message[] = [];
  for (const row of yield* all(after, { conversationId, afterSeq, limit })) {
    found.push({
      conversationId,
      seq: row.seq,
      id: row.id,
      author: row.author,
      ...(row.author_name === null ? {} : { authorName: row.author_name }),
      activity: yield* vault.open(conversationId, places.activity(row.seq), row.activity),
      at: row.at,
    });
  }
  return found;
}
