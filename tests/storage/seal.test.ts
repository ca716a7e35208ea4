import BetterSqlite from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadOrCreateMasterKey, parseMasterKey } from '../../storage/masterKey.js';
import { createStore, sqliteFile } from '../../storage/open.js';
import { Sealer, SealBroken, WrongMasterKey } from '../../storage/seal.js';
import { verifyLedger } from '../../storage/verify.js';
import type { Store } from '../../storage/types.js';
import {
  inbound,
  masterKey,
  message,
  newConversation,
  opening,
  start,
  taken,
  tempDir,
  turn,
  work,
} from './fixtures.js';

const canary = 'canary-crushing-chest-pain';
let dataDir: string;
let store: Store;
let id: string;

beforeEach(async () => {
  dataDir = tempDir();
  store = createStore({ dataDir, masterKey });
  await store.open();
  id = newConversation();
});
afterEach(() => store.close());

const filesHold = (words: string | Buffer) =>
  readdirSync(dataDir).filter((name) => readFileSync(join(dataDir, name)).includes(words));

/** Text of the patient in every place that takes some. */
async function speak(): Promise<void> {
  const activity = { type: 'message', text: canary };
  await store.accept(inbound(id, 'a', { activity, reference: { name: canary } }));
  await store.accept(inbound(id, 'b', { activity, visible: false }));
  const open = { ...opening(`k-${id}`), reason: { ...opening('x').reason, words: canary } };
  const contact = { kind: 'contact' as const, id: `k-${id}`, contact: canary };
  const change = {
    state: { words: canary },
    messages: [message('m', { activity })],
    cases: [open, contact],
    ledger: [{ kind: 'told', actor: 'rules', detail: { words: canary } }],
  };
  await store.commit(work(await taken(store, id), change));
  await store.nurseAct({
    caseId: `k-${id}`,
    nurse: 'Ann',
    verb: 'claim',
    version: 2,
    messages: [message('n', { activity })],
    ledger: [],
    at: start,
  });
}

test('no patient text stands in the database file or its log', async () => {
  await speak();
  expect(readdirSync(dataDir)).toContain('careline.db-wal');
  expect(filesHold(id)).not.toEqual([]);
  expect(filesHold(canary)).toEqual([]);
  for (const name of readdirSync(dataDir)) expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0);
  expect((await store.case(`k-${id}`))!.contact).toBe(canary);
});

test('a wrong master key is refused at open', async () => {
  await store.close();
  const other = createStore({ dataDir, masterKey: randomBytes(32) });
  await expect(other.open()).rejects.toThrow(WrongMasterKey);
  await other.close();
  await store.open();
});

test('a changed or moved value does not open, and holds up nothing that follows', async () => {
  await turn(store, id, 'a');
  await store.accept(inbound(id, 'b'));
  const tamper = (sql: string) => {
    const db = new BetterSqlite(sqliteFile(dataDir));
    db.exec(sql);
    db.close();
  };
  tamper('update message set activity = (select activity from message where seq = 1) where seq = 2');
  await expect(store.messages(id, 1)).rejects.toThrow(SealBroken);
  await store.accept(inbound(id, 'c'));
  expect((await taken(store, id)).item.inboxKey).toBe('c');
  const [, parked] = await store.ledger(id);
  expect(await store.openLedger(parked!)).toMatchObject({ detail: { reason: 'unreadable', seq: 2 } });
  expect((await verifyLedger(store)).broken).toEqual([]);
  tamper("update conversation set state = x'01020304'");
  await expect(store.state(id)).rejects.toThrow(SealBroken);
});

describe('forget', () => {
  test('shreds the text; a later message gets a new key', async () => {
    await speak();
    const db = new BetterSqlite(sqliteFile(dataDir));
    const wrapped = db.prepare('select wrapped from data_key').pluck().get() as Buffer;
    db.close();
    expect(filesHold(wrapped)).not.toEqual([]);
    const result = await store.commit(
      work(await taken(store, id), { forget: true, state: null, messages: [message('forgotten')] }),
    );
    expect(result).toMatchObject({ status: 'committed' });
    expect(filesHold(wrapped)).toEqual([]);
    await turn(store, id, 'later');
    const transcript = (await store.messages(id, 0)).map((m) => m.id);
    expect(transcript).toEqual(['m', 'n', 'forgotten', 'activity-later']);
    expect((await store.ledger(id)).length).toBe(3);
    expect(await store.openLedger((await store.ledger(id))[0]!)).toBeNull();
    expect((await store.accept(inbound(id, 'a'))).duplicate).toBe(true);
  });

  test('keeps what is still owed: the open case, waiting messages, undelivered replies', async () => {
    await speak();
    await store.accept(inbound(id, 'waits', { activity: { text: 'not yet read' } }));
    await store.accept(inbound(id, 'hidden', { activity: { type: 'event' }, visible: false }));
    await store.commit(work(await taken(store, id), { forget: true, state: null }));
    expect(await store.case(`k-${id}`)).toMatchObject({ contact: canary, reasons: [{ words: canary }] });
    const texts = (await store.takeOutbox(id, 's', start + 1, start)).map((item) => item.activity);
    expect(texts).toEqual([
      { type: 'message', text: canary },
      { type: 'message', text: canary },
    ]);
    const next = await taken(store, id);
    expect([next.item.activity, next.reference]).toEqual([{ text: 'not yet read' }, { conversation: { id } }]);
    await store.commit(work(next));
    expect((await taken(store, id)).item.activity).toEqual({ type: 'event' });
  });

  test('leaves delivered words nowhere', async () => {
    await turn(store, id, 'a', { messages: [message('m', { send: false })], cases: [] });
    await turn(store, id, 'b', { forget: true, state: null });
    expect(await store.messages(id, 0)).toEqual([]);
    expect(await store.state(id)).toBeNull();
    expect(await store.conversation(id)).toMatchObject({ seq: 3 });
  });
});

describe('keys', () => {
  test('keyed hashes depend on key, purpose and value', () => {
    const [a, b] = [new Sealer(masterKey), new Sealer(randomBytes(32))];
    const all = [a.keyedHash('x', '1'), a.keyedHash('x', '2'), a.keyedHash('y', '1'), b.keyedHash('x', '1')];
    expect(new Set(all).size).toBe(4);
    expect(a.keyedHash('x', '1')).toBe(new Sealer(masterKey).keyedHash('x', '1'));
  });

  test('the demo’s key is made once and readable by its owner only', () => {
    const dir = join(tempDir(), 'new');
    const key = loadOrCreateMasterKey(dir);
    expect(loadOrCreateMasterKey(dir)).toEqual(key);
    expect(statSync(join(dir, 'master.key')).mode & 0o777).toBe(0o600);
  });

  test('a master key is 32 bytes, in hex or base64', () => {
    expect(parseMasterKey(` ${masterKey.toString('hex')}\n`)).toEqual(masterKey);
    expect(parseMasterKey(masterKey.toString('base64'))).toEqual(masterKey);
    expect(() => parseMasterKey('c2hvcnQ=')).toThrow(/32 bytes/);
  });
});
