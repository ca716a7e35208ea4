import BetterSqlite from 'better-sqlite3';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createStore, sqliteFile } from '../../storage/open.js';
import { StoreUnavailable, type Store } from '../../storage/types.js';
import { storeContract } from './contract.js';
import { inbound, masterKey, message, newConversation, start, taken, tempDir, turn, work } from './fixtures.js';
import { randomOrderHolds } from './randomOrder.js';

describe('SQLite', () => {
  let dataDir: string;
  let store: Store;
  beforeAll(async () => {
    dataDir = tempDir();
    store = createStore({ dataDir, masterKey });
    await store.open();
  });
  afterAll(() => store.close());
  storeContract(() => store);

  test('random sequences keep order and lose nothing', async () => {
    await expect(randomOrderHolds(store, 100)).resolves.toBeUndefined();
  });

  test('of transactions that share a commit, a failing one rolls back only itself', async () => {
    const [good, bad] = [newConversation(), newConversation()];
    await Promise.all([good, bad].map((id) => store.accept(inbound(id, 'a'))));
    const items = await Promise.all([good, bad].map((id) => taken(store, id)));
    const wrong = { kind: 'contact' as const, id: 'none', contact: 'x' };
    const [second, first] = await Promise.allSettled([
      store.commit(work(items[1]!, { messages: [message('m')], cases: [wrong] })),
      store.commit(work(items[0]!, { messages: [message('m')] })),
    ]);
    expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
    expect((await store.messages(good, 1)).length).toBe(1);
    expect((await store.messages(bad, 1)).length).toBe(0);
  });

  test('a key of a conversation that was rolled back is not used again', async () => {
    const id = newConversation();
    const unwritable = { ...inbound(id, 'a'), activityId: undefined as unknown as string };
    await expect(store.accept(unwritable)).rejects.toThrow(/activityId/);
    await turn(store, id, 'a');
    const fresh = createStore({ dataDir, masterKey });
    await fresh.open();
    expect(await fresh.messages(id, 0)).toHaveLength(1);
    await fresh.close();
  });

  test('keeps everything over a restart', async () => {
    const id = newConversation();
    await turn(store, id, 'a', { messages: [message('m')] });
    await store.accept(inbound(id, 'b'));
    await store.close();
    await store.open();
    expect(await taken(store, id)).toMatchObject({ item: { inboxKey: 'b' }, state: { turns: 1 } });
    expect(await store.takeOutbox(id, 's', start + 1, start)).toHaveLength(1);
  });

  describe('unavailable', () => {
    test('a closed store', async () => {
      const closed = createStore({ dataDir: tempDir(), masterKey });
      await closed.open();
      await closed.close();
      await expect(closed.ping()).rejects.toThrow(StoreUnavailable);
      await expect(closed.accept(inbound('c', 'a'))).rejects.toThrow(StoreUnavailable);
      await expect(closed.messages('c', 0)).rejects.toThrow(StoreUnavailable);
    });

    test('a file that cannot be opened', async () => {
      const dir = tempDir();
      mkdirSync(sqliteFile(dir));
      await expect(createStore({ dataDir: dir, masterKey }).open()).rejects.toThrow(StoreUnavailable);
    });

    test('a database that another process keeps locked, and again available after', async () => {
      const other = new BetterSqlite(sqliteFile(dataDir));
      other.exec('begin immediate');
      const id = newConversation();
      const writes = await Promise.allSettled([store.ping(), store.accept(inbound(id, 'a'))]);
      other.exec('rollback');
      other.close();
      for (const write of writes) {
        expect(write).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
      }
      expect(await store.accept(inbound(id, 'a'))).toEqual({ duplicate: false, seq: 1 });
    });

    test('a file that is no database', async () => {
      const dir = tempDir();
      const broken = createStore({ dataDir: dir, masterKey });
      await broken.open();
      await broken.close();
      writeFileSync(sqliteFile(dir), 'x'.repeat(10_000));
      await expect(broken.open()).rejects.toThrow(StoreUnavailable);
    });
  });
});
