import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Database, Dialect } from '../schema.js';

/** The first tables. Every conversation's table leads with the conversation id, so that PostgreSQL can be sharded on it. */
export async function spine(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  const blob = dialect === 'postgres' ? sql`bytea` : sql`blob`;
  const ofConversation = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
    table.addColumn('conversation_id', 'text', (c) => c.notNull().references('conversation.id'));
  const table = (name: string) => ofConversation(db.schema.createTable(name));

  await db.schema
    .createTable('conversation')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('version', 'bigint', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('key_no', 'integer', (c) => c.notNull())
    .addColumn('patient_hash', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'bigint', (c) => c.notNull())
    .addColumn('fence', 'bigint', (c) => c.notNull())
    .addColumn('send_owner', 'text')
    .addColumn('send_until', 'bigint', (c) => c.notNull())
    .addColumn('ledger_n', 'bigint', (c) => c.notNull())
    .addColumn('ledger_hash', blob)
    .addColumn('ledger_at', 'bigint', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .addColumn('reference', blob, (c) => c.notNull())
    .addColumn('state', blob)
    .execute();

  await table('data_key')
    .addColumn('key_no', 'integer', (c) => c.notNull())
    .addColumn('wrapped', blob, (c) => c.notNull())
    .addPrimaryKeyConstraint('data_key_pk', ['conversation_id', 'key_no'])
    .execute();

  await table('inbox')
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('inbox_key', 'text', (c) => c.notNull())
    .addColumn('activity_id', 'text', (c) => c.notNull())
    .addColumn('urgent', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('activity', blob)
    .addPrimaryKeyConstraint('inbox_pk', ['conversation_id', 'seq'])
    .addUniqueConstraint('inbox_key_once', ['conversation_id', 'inbox_key'])
    .execute();

  await table('message')
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('author_name', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('activity', blob, (c) => c.notNull())
    .addPrimaryKeyConstraint('message_pk', ['conversation_id', 'seq'])
    .execute();

  await table('outbox')
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('urgent', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('next_at', 'bigint', (c) => c.notNull())
    .addColumn('error', 'text')
    .addPrimaryKeyConstraint('outbox_pk', ['conversation_id', 'seq'])
    .execute();

  await table('nurse_case')
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('number', 'text', (c) => c.notNull().unique())
    .addColumn('episode_id', 'text', (c) => c.notNull())
    .addColumn('priority', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('version', 'bigint', (c) => c.notNull())
    .addColumn('claimed_by', 'text')
    .addColumn('claimed_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .addColumn('reasons', blob, (c) => c.notNull())
    .addColumn('contact', blob)
    .addColumn('outcome', blob)
    .addPrimaryKeyConstraint('nurse_case_pk', ['conversation_id', 'id'])
    .execute();

  await table('nurse_act')
    .addColumn('case_id', 'text', (c) => c.notNull())
    .addColumn('act_key', 'text', (c) => c.notNull())
    .addColumn('nurse', 'text', (c) => c.notNull())
    .addColumn('verb', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('result', blob)
    .addPrimaryKeyConstraint('nurse_act_pk', ['conversation_id', 'case_id', 'act_key'])
    .execute();

  await table('ledger')
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('sealed', blob, (c) => c.notNull())
    .addColumn('previous', blob, (c) => c.notNull())
    .addColumn('hash', blob, (c) => c.notNull())
    .addPrimaryKeyConstraint('ledger_pk', ['conversation_id', 'n'])
    .execute();

  await db.schema
    .createTable('meta')
    .addColumn('name', 'text', (c) => c.primaryKey().notNull())
    .addColumn('value', blob, (c) => c.notNull())
    .execute();
  // The row that a health check writes.
  await db
    .insertInto('meta')
    .values({ name: 'ping', value: Buffer.alloc(0) })
    .execute();

  // Partial indexes: the queues stay as small as what waits in them, whatever the history behind.
  await sql`create index inbox_pending on inbox (conversation_id, urgent desc, seq) where status = 'pending'`.execute(
    db,
  );
  await sql`create index outbox_unsent on outbox (conversation_id, seq) where status = 'unsent'`.execute(db);
  await sql`create index nurse_case_live on nurse_case (state, priority, due_at) where state <> 'closed'`.execute(db);
  await sql`create unique index nurse_case_one_per_episode on nurse_case (conversation_id, episode_id) where state <> 'closed'`.execute(
    db,
  );
  await db.schema.createIndex('nurse_case_closed').on('nurse_case').columns(['state', 'closed_at']).execute();
  await db.schema.createIndex('conversation_ledger').on('conversation').column('ledger_at').execute();
}
