import { randomUUID } from 'node:crypto';
import { Worker } from '../../../bot/turn/worker.js';
import type { Store } from '../../../storage/types.js';
import { eventually, inbound, log, metrics, openStore, site, start } from './harness.js';

function workerOn(store: Store, owner = randomUUID()): Worker {
  const clock = { now: () => start };
  const machine = {
    store,
    services: site.services,
    clock,
    log,
    newId: randomUUID,
    reach: () => undefined,
    sends: () => false,
  };
  return new Worker({
    machine,
    store,
    clock,
    log,
    metrics,
    reach: () => undefined,
    owner,
    delivery: { wake: () => undefined, sendCommitted: () => undefined },
    typing: () => undefined,
  });
}

const answers = async (store: Store, id: string): Promise<number> =>
  (await store.messages(id, 0)).filter(({ author }) => author === 'assistant').length;

const total = async (store: Store, ids: string[]): Promise<number> =>
  (await Promise.all(ids.map((id) => answers(store, id)))).reduce((sum, n) => sum + n, 0);

describe('worker', () => {
  let store: Store;
  beforeEach(async () => ({ store } = await openStore()));
  afterEach(() => store.close());

  it('works through everything that waits, without being woken', async () => {
    const ids = Array.from({ length: 20 }, () => randomUUID());
    for (const conversationId of ids) {
      await store.accept(inbound('hello', { conversationId }));
      await store.accept(inbound('thanks', { conversationId }));
    }
    const worker = workerOn(store);
    worker.start();
    await eventually(async () => (await total(store, ids)) === 60);
    await worker.stop();
    for (const id of ids) expect(await answers(store, id)).toBe(3);
  });

  it('two workers on one store answer each message once', async () => {
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const workers = [workerOn(store), workerOn(store)];
    for (const conversationId of ids) {
      await store.accept(inbound('hello', { conversationId }));
      for (const worker of workers) worker.wake(conversationId);
    }
    await eventually(async () => (await total(store, ids)) === 40);
    await Promise.all(workers.map((worker) => worker.stop()));
    for (const id of ids) expect(await answers(store, id)).toBe(2);
  });

  it('answers the messages of one conversation in order', async () => {
    const conversationId = randomUUID();
    for (const text of ['hello', 'who are you?', 'bye']) await store.accept(inbound(text, { conversationId }));
    const worker = workerOn(store);
    worker.wake(conversationId);
    await eventually(async () => (await answers(store, conversationId)) === 4);
    await worker.stop();
    const texts = (await store.messages(conversationId, 0)).map(({ activity }) => (activity as { text: string }).text);
    expect(texts.at(-1)).toContain('Take care');
  });
});
