import { Migrator, type Kysely, type Migration } from 'kysely';
import type { Database, Dialect } from '../schema.js';
import { spine } from './001-spine.js';
import { modelUsage } from './002-model-usage.js';
import { feedback } from './003-feedback.js';

/** All migrations, in the order of their names; a released one is never edited. */
const migrations = (dialect: Dialect): Record<string, Migration> => ({
  '001-spine': { up: (db: Kysely<Database>) => spine(db, dialect) },
  '002-model-usage': { up: modelUsage },
  '003-feedback': { up: (db: Kysely<Database>) => feedback(db, dialect) },
});

/** Brings the database to the newest schema. Throws the error of the migration that failed; nothing of it stays. */
export async function migrate(db: Kysely<Database>, dialect: Dialect): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(dialect) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
