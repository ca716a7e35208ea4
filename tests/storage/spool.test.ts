import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createStore } from '../../storage/open.js';
import { Spool, SpoolCorrupt } from '../../storage/spool.js';
import { StoreUnavailable, type Inbound, type Store } from '../../storage/types.js';
import { inbound, masterKey, newConversation, start, tempDir } from './fixtures.js';

let dataDir: string;
let store: Store;
let errors: Error[];
let spool: Spool;
let id: string;

beforeEach(async () => {
  dataDir = tempDir();
  errors = [];
  store = createStore({ dataDir, masterKey });
  await store.open();
  spool = new Spool({ dataDir, masterKey, onError: (error) => errors.push(error) });
  id = newConversation();
});
afterEach(() => store.close());

const files = () => readdirSync(join(dataDir, 'spool')).filter((name) => name.endsWith('.sealed'));

test('is sealed, survives a restart and drains oldest first', async () => {
  await spool.write(inbound(id, 'second', { at: start + 1 }));
  await spool.write(inbound(id, 'first', { activity: { text: 'canary-words' } }));
  for (const name of files()) expect(readFileSync(join(dataDir, 'spool', name)).includes('canary')).toBe(false);
  const again = new Spool({ dataDir, masterKey, onError: (error) => errors.push(error) });
  expect(await again.size()).toBe(2);
  expect(await again.drain((item) => store.accept(item))).toBe(2);
  expect((await store.messages(id, 0)).map((m) => m.id)).toEqual(['activity-first', 'activity-second']);
  expect([files(), errors]).toEqual([[], []]);
});

test('drained twice, and retried by the channel, is one item', async () => {
  await spool.write(inbound(id, 'a'));
  await spool.write(inbound(id, 'a', { at: start + 5 }));
  expect(files()).toHaveLength(1);
  await store.accept(inbound(id, 'a'));
  const accept = (item: Inbound) => store.accept(item);
  await Promise.all([spool.drain(accept), spool.drain(accept)]);
  await spool.write(inbound(id, 'a'));
  await spool.drain(accept);
  expect(await store.messages(id, 0)).toHaveLength(1);
});

test('keeps all while the store is down', async () => {
  await spool.write(inbound(id, 'a'));
  await store.close();
  await expect(spool.drain((item) => store.accept(item))).rejects.toThrow(StoreUnavailable);
  expect(files()).toHaveLength(1);
  await store.open();
  expect(await spool.drain((item) => store.accept(item))).toBe(1);
});

test('a corrupt file is moved aside and a refused one stays; neither holds up the rest', async () => {
  await spool.write(inbound(id, 'broken', { at: start - 2 }));
  const [broken] = files();
  writeFileSync(join(dataDir, 'spool', broken!), 'no longer sealed');
  await spool.write(inbound(id, 'refused', { at: start - 1 }));
  await spool.write(inbound(id, 'good'));
  const drained = await spool.drain(async (item) => {
    if (item.inboxKey === 'refused') throw new Error('a bug');
    await store.accept(item);
  });
  expect(drained).toBe(1);
  expect(errors).toEqual([expect.any(SpoolCorrupt), new Error('a bug')]);
  expect(readdirSync(join(dataDir, 'spool', 'corrupt'))).toEqual([broken]);
  expect(files()).toHaveLength(1);
});

test('says so when it cannot write', async () => {
  const blocked = tempDir();
  writeFileSync(join(blocked, 'spool'), 'a file where the directory should be');
  const dead = new Spool({ dataDir: blocked, masterKey, onError: (error) => errors.push(error) });
  await expect(dead.write(inbound(id, 'a'))).rejects.toThrow(/EEXIST|ENOTDIR/);
  mkdirSync(join(blocked, 'other'));
  const alive = new Spool({ dataDir: join(blocked, 'other'), masterKey, onError: (error) => errors.push(error) });
  await expect(alive.write(inbound(id, 'a'))).resolves.toBeUndefined();
});
