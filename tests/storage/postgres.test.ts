import { createStore } from '../../storage/open.js';
import type { Store } from '../../storage/types.js';
import { storeContract } from './contract.js';
import { masterKey, tempDir } from './fixtures.js';
import { startPostgres, type PostgresServer } from './postgresServer.js';

describe('PostgreSQL', () => {
  let server: PostgresServer;
  let store: Store;
  beforeAll(async () => {
    server = await startPostgres();
    store = createStore({ databaseUrl: await server.database('contract'), dataDir: tempDir(), masterKey });
    await store.open();
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    await server?.close();
  });
  storeContract(() => store);
});
