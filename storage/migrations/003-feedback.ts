import { sql, type Kysely } from 'kysely';
import type { Database, Dialect } from '../schema.js';

/** What patients think of answers: one row for each answer, the latest word. */
export async function feedback(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  const blob = dialect === 'postgres' ? sql`bytea` : sql`blob`;
  await db.schema
    .createTable('feedback')
    .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversation.id'))
    .addColumn('answer_seq', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('detail', blob, (c) => c.notNull())
    .addPrimaryKeyConstraint('feedback_pk', ['conversation_id', 'answer_seq'])
    .execute();
}
