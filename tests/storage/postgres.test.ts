import pg from 'pg';
import { createStore } from '../../storage/open.js';
import { StoreUnavailable, type Store, type StoreEvent } from '../../storage/types.js';
import { storeContract } from './contract.js';
import {
  inbound,
  leaseMs,
  masterKey,
  newConversation,
  opening,
  start,
  taken,
  tempDir,
  turn,
  work,
} from './fixtures.js';
import { startPostgres, type PostgresServer } from './postgresServer.js';
import { randomOrderHolds } from './randomOrder.js';

describe('PostgreSQL', () => {
  let server: PostgresServer;
  let databaseUrl: string;
  let store: Store;
  /** Another process's store on the same database. */
  let other: Store;
  const errors: Error[] = [];
  beforeAll(async () => {
    server = await startPostgres();
    databaseUrl = await server.database('contract');
    const onError = (error: Error) => errors.push(error);
    [store, other] = [0, 1].map(() => createStore({ databaseUrl, dataDir: tempDir(), masterKey, onError })) as [
      Store,
      Store,
    ];
    await Promise.all([store.open(), other.open()]);
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    await other?.close();
    await server?.close();
  });
  storeContract(() => store);

  test('random sequences keep order and lose nothing', async () => {
    await expect(randomOrderHolds(store, 15)).resolves.toBeUndefined();
  }, 60_000);

  describe('unavailable', () => {
    /** Holds the conversation's row as a hanging transaction would, while `act` runs. */
    async function withLockedRow(id: string, act: (holder: pg.Client) => Promise<void>): Promise<void> {
      const holder = new pg.Client({ connectionString: databaseUrl });
      await holder.connect();
      await holder.query('begin');
      await holder.query('select 1 from conversation where id = $1 for update', [id]);
      try {
        await act(holder);
      } finally {
        await holder.end();
      }
    }

    test('a row that stays locked longer than a patient can wait', async () => {
      const id = newConversation();
      await store.accept(inbound(id, 'a'));
      await withLockedRow(id, () => expect(store.accept(inbound(id, 'b'))).rejects.toThrow(StoreUnavailable));
      expect((await store.accept(inbound(id, 'b'))).duplicate).toBe(false);
    });

    test('a connection that dies under a running transaction', async () => {
      const id = newConversation();
      await store.accept(inbound(id, 'a'));
      await withLockedRow(id, async (holder) => {
        const accepted = Promise.allSettled([store.accept(inbound(id, 'b'))]);
        const waits = "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = 'contract'";
        for (let ended = 0; ended === 0;) {
          ended = (await holder.query(`select pg_terminate_backend(pid) from (${waits}) as waiting`)).rowCount ?? 0;
        }
        expect(await accepted).toMatchObject([{ status: 'rejected', reason: expect.any(StoreUnavailable) }]);
      });
      expect((await store.accept(inbound(id, 'b'))).duplicate).toBe(false);
    });

    test('a server that is not there', async () => {
      const nobody = createStore({ databaseUrl: 'postgres://a:b@127.0.0.1:1/c', dataDir: tempDir(), masterKey });
      await expect(nobody.open()).rejects.toThrow(StoreUnavailable);
      await nobody.close();
    });
  });

  describe('two processes', () => {
    const each = <T>(act: (one: Store) => Promise<T>) => Promise.all([store, other].map(act));

    test('accept the same activity at once: one item', async () => {
      for (let round = 0; round < 10; round += 1) {
        const id = newConversation();
        const results = await each((one) => one.accept(inbound(id, 'a')));
        expect(results.filter((r) => r.duplicate)).toHaveLength(1);
        expect(await other.messages(id, 0)).toHaveLength(1);
      }
    });

    test('take at once: one winner', async () => {
      for (let round = 0; round < 10; round += 1) {
        const id = newConversation();
        await store.accept(inbound(id, 'a'));
        let worker = 0;
        const results = await each((one) => one.take(id, `w${(worker += 1)}`, start + leaseMs, start));
        expect(results.filter((item) => item !== null)).toHaveLength(1);
      }
    });

    test('commit at once under one fence: one turn, one case', async () => {
      const id = newConversation();
      await store.accept(inbound(id, 'a'));
      const item = await taken(store, id);
      const results = await each((one) => one.commit(work(item, { cases: [opening(`k-${id}`)] })));
      expect(results.map((r) => r.status).sort()).toEqual(['committed', 'lost-lease']);
      expect((await other.ledger(id)).map((row) => row.n)).toEqual([1]);
    });

    test('take the outbox at once: one sender', async () => {
      const id = newConversation();
      await turn(store, id, 'a', {
        messages: [{ id: 'm', author: 'assistant', activity: {}, send: true, urgent: false }],
      });
      let sender = 0;
      const results = await each((one) => one.takeOutbox(id, `s${(sender += 1)}`, start + leaseMs, start));
      expect(results.flat()).toHaveLength(1);
    });

    test('a shred in one is seen by the other', async () => {
      const id = newConversation();
      await turn(store, id, 'a');
      const [row] = await other.ledger(id);
      expect(await other.openLedger(row!)).toMatchObject({ actor: 'rules' });
      await turn(store, id, 'b', { forget: true });
      expect(await other.openLedger(row!)).toBeNull();
      await turn(other, id, 'c');
      expect(await store.messages(id, 0)).toMatchObject([{ id: 'activity-c' }]);
    });

    test('hear of each other, also after the connection was lost', async () => {
      const heard = async (id: string) => {
        const event = new Promise<StoreEvent>((resolve) => {
          const stop = other.subscribe((e) => {
            if (e.kind !== 'inbox' || e.conversationId !== id) return;
            stop();
            resolve(e);
          });
        });
        await store.accept(inbound(id, 'a'));
        return event;
      };
      const id = newConversation();
      expect(await heard(id)).toEqual({ kind: 'inbox', conversationId: id });

      await server.stop();
      for (const attempt of [() => store.ping(), () => store.accept(inbound(id, 'b')), () => store.messages(id, 0)]) {
        await expect(attempt()).rejects.toThrow(StoreUnavailable);
      }
      await server.start();
      expect((await store.accept(inbound(id, 'b'))).duplicate).toBe(false);
      // Listening again takes a moment; until then nothing is heard and polling stands in.
      const late = newConversation();
      const seen: StoreEvent[] = [];
      const stop = other.subscribe((e) => {
        if (e.kind === 'inbox' && e.conversationId === late) seen.push(e);
      });
      for (let key = 0; seen.length === 0; key += 1) {
        await store.accept(inbound(late, String(key)));
        await new Promise((resolve) => setImmediate(resolve));
      }
      stop();
      expect(errors.length).toBeGreaterThan(0);
    });
  });
});
