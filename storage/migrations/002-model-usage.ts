import type { Kysely } from 'kysely';
import type { Database } from '../schema.js';

/** What language models were used for, in tokens: of each payer and of the site, by day. */
export async function modelUsage(db: Kysely<Database>): Promise<void> {
  await db.schema
    .createTable('model_usage')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('payer', 'text', (c) => c.notNull())
    .addColumn('tokens', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('model_usage_pk', ['day', 'payer'])
    .execute();
}
