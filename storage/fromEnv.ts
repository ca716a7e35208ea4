import { existsSync, readFileSync } from 'node:fs';
import { createStore, sqliteFile } from './open.js';
import { masterKeyFile, parseMasterKey } from './masterKey.js';
import type { Store } from './types.js';

/** Nothing to open: the environment names no store that exists. The message says what is missing. */
class NoStore extends Error {
  override name = 'NoStore';
}

/**
 * Opens the store that the service uses, for reading by command-line tools: `DATABASE_URL`, `DATA_DIR` (default `.data`) and
 * `MASTER_KEY`, or the demo's key file. Unlike the service it makes neither database nor key, and migrates nothing. Throws NoStore.
 */
export async function openStoreFromEnv(
  env: Record<string, string | undefined>,
): Promise<{ store: Store; dataDir: string; masterKey: Buffer }> {
  const dataDir = env['DATA_DIR'] || '.data';
  const databaseUrl = env['DATABASE_URL'] || undefined;
  if (databaseUrl === undefined && !existsSync(sqliteFile(dataDir))) {
    throw new NoStore(`No database: ${sqliteFile(dataDir)} does not exist and DATABASE_URL is not set`);
  }
  const keyFile = masterKeyFile(dataDir);
  if (!env['MASTER_KEY'] && !existsSync(keyFile)) {
    throw new NoStore(`No master key: MASTER_KEY is not set and ${keyFile} does not exist`);
  }
  const masterKey = parseMasterKey(env['MASTER_KEY'] || readFileSync(keyFile, 'utf8'));
  const store = createStore({
    dataDir,
    masterKey,
    readOnly: true,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  await store.open();
  return { store, dataDir, masterKey };
}
