import { createStore } from '../../storage/open.js';
import type { Store } from '../../storage/types.js';
import { storeContract } from './contract.js';
import { masterKey, tempDir } from './fixtures.js';

describe('SQLite', () => {
  let store: Store;
  beforeAll(async () => {
    store = createStore({ dataDir: tempDir(), masterKey });
    await store.open();
  });
  afterAll(() => store.close());
  storeContract(() => store);
});
