import BetterSqlite from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import { ledgerCommand } from '../../bot/cli/ledgerCommand.js';
import { Anchors, anchorFile } from '../../storage/anchors.js';
import { createStore, sqliteFile } from '../../storage/open.js';
import { verifyLedger } from '../../storage/verify.js';
import type { Store } from '../../storage/types.js';
import { masterKey, newConversation, start, tempDir, turn } from './fixtures.js';

let dataDir: string;
let store: Store;
let anchors: Anchors;
let id: string;

beforeEach(async () => {
  dataDir = tempDir();
  store = createStore({ dataDir, masterKey });
  await store.open();
  anchors = new Anchors({ dataDir, masterKey, store });
  id = newConversation();
  for (const key of ['a', 'b', 'c', 'd']) await turn(store, id, key);
});
afterEach(() => store.close());

/** What somebody with the database file can do; foreign keys are theirs to switch off. */
function tamper(sql: string): void {
  const db = new BetterSqlite(sqliteFile(dataDir));
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}
const broken = async () => (await verifyLedger(store)).broken;
const brokenAnchors = async () => (await anchors.verify()).broken;

describe('chain', () => {
  test('is whole, also after a shred', async () => {
    await turn(store, id, 'e', { forget: true });
    expect(await verifyLedger(store)).toEqual({ conversations: 1, entries: 5, broken: [] });
    const rows = await store.ledger(id);
    expect(await store.openLedger(rows[0]!)).toBeNull();
    expect(await store.openLedger(rows[4]!)).toMatchObject({ actor: 'rules' });
  });

  test.each([
    ['an edited kind', "update ledger set kind = 'told' where n = 2", 2, 'edited'],
    ['an edited time', 'update ledger set at = at + 1 where n = 3', 3, 'edited'],
    ['an edited detail', "update ledger set sealed = x'00' where n = 1", 1, 'edited'],
    ['a deleted entry', 'delete from ledger where n = 2', 2, 'missing'],
    ['a truncated chain', 'delete from ledger where n = 4', 4, 'missing'],
    ['a deleted chain', 'delete from ledger', 1, 'missing'],
    [
      'swapped entries',
      'update ledger set n = case n when 2 then -3 when 3 then -2 end where n in (2, 3); update ledger set n = -n where n < 0',
      2,
      'not-linked',
    ],
    [
      'an added entry',
      "insert into ledger select conversation_id, 5, at, kind, sealed, hash, x'00' from ledger where n = 4",
      5,
      'beyond-head',
    ],
    ['a moved head', 'update conversation set ledger_n = 3', 4, 'beyond-head'],
    ['a replaced head', "update conversation set ledger_hash = x'00'", 4, 'head-differs'],
  ])('finds %s', async (_what, sql, n, problem) => {
    expect(await broken()).toEqual([]);
    tamper(sql);
    expect(await broken()).toEqual([{ conversationId: id, n, problem }]);
  });
});

describe('anchors', () => {
  test('hold every head once, across restarts', async () => {
    expect(await anchors.append(start)).toBe(1);
    expect(await anchors.append(start + 60_000)).toBe(0);
    anchors = new Anchors({ dataDir, masterKey, store });
    expect(await anchors.append(start + 60_000)).toBe(0);
    await turn(store, id, 'e', { at: start + 50_000 });
    expect(await anchors.append(start + 120_000)).toBe(1);
    expect(await anchors.verify()).toEqual({ lines: 2, heads: 2, broken: [] });
  });

  test('an unfinished line of a crash is cut off', async () => {
    await anchors.append(start);
    writeFileSync(anchorFile(dataDir), '{"at":17', { flag: 'a' });
    anchors = new Anchors({ dataDir, masterKey, store });
    await turn(store, id, 'e');
    expect(await anchors.append(start + 60_000)).toBe(1);
    expect(await anchors.verify()).toEqual({ lines: 2, heads: 2, broken: [] });
  });

  test('find a truncation that also moved the head back', async () => {
    await anchors.append(start);
    tamper(
      'delete from ledger where n > 2; update conversation set ledger_n = 2, ledger_hash = (select hash from ledger where n = 2)',
    );
    expect(await broken()).toEqual([]);
    expect(await brokenAnchors()).toEqual([{ line: 1, conversationId: id, n: 4, problem: 'entry-missing' }]);
  });

  test('find a conversation that was deleted whole', async () => {
    await anchors.append(start);
    tamper('delete from ledger; delete from conversation');
    expect(await broken()).toEqual([]);
    expect(await brokenAnchors()).toEqual([{ line: 1, conversationId: id, n: 4, problem: 'conversation-missing' }]);
  });

  test('find a chain that was written anew', async () => {
    await anchors.append(start);
    tamper("update ledger set hash = x'11' where n = 4; update conversation set ledger_hash = x'11'");
    expect(await brokenAnchors()).toEqual([{ line: 1, conversationId: id, n: 4, problem: 'entry-differs' }]);
  });

  test.each([
    ['edited', (lines: string[]) => [lines[0]!.replace('"at":1', '"at":2'), lines[1]], 1, 'anchor-edited'],
    [
      'edited at its end',
      (lines: string[]) => [lines[0], lines[1]!.replace(/"n*[0-9a-f]{64}"/, `"${'0'.repeat(64)}"`)],
      2,
      'anchor-edited',
    ],
    ['cut at its start', (lines: string[]) => [lines[1]], 1, 'anchor-not-linked'],
  ])('find an anchor file that was %s', async (_how, change, line, problem) => {
    await anchors.append(start);
    await turn(store, id, 'e');
    await anchors.append(start + 60_000);
    const lines = readFileSync(anchorFile(dataDir), 'utf8').trimEnd().split('\n');
    writeFileSync(
      anchorFile(dataDir),
      change(lines)
        .map((text) => `${text}\n`)
        .join(''),
    );
    expect(await brokenAnchors()).toContainEqual({ line, problem });
  });
});

describe('npm run ledger -- verify', () => {
  const env = () => ({ DATA_DIR: dataDir, MASTER_KEY: masterKey.toString('base64') });
  const command = async (args: string[], environment: Record<string, string>) => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    return { code: await ledgerCommand(args, environment, { out: write, err: write }), text: lines.join('\n') };
  };

  test('says what it verified while the store is open', async () => {
    await anchors.append(start);
    const { code, text } = await command(['verify', '--anchors'], env());
    expect([code, text]).toEqual([
      0,
      'Verified 4 ledger entries of 1 conversations.\nCompared 1 anchored heads in 1 lines of the anchor file.\nWhole.',
    ]);
  });

  test('names the broken entry', async () => {
    tamper("update ledger set kind = 'told' where n = 2");
    const { code, text } = await command(['verify'], env());
    expect(code).toBe(1);
    expect(text).toContain(`entry 2 of conversation ${id}: edited`);
    const json = await command(['verify', '--json'], env());
    expect(JSON.parse(json.text)).toMatchObject({ whole: false, ledger: { broken: [{ n: 2 }] } });
  });

  test('does not pass what it could not check', async () => {
    expect((await command(['verify'], { ...env(), DATA_DIR: tempDir() })).code).toBe(2);
    const wrong = await command(['verify'], { ...env(), MASTER_KEY: Buffer.alloc(32).toString('base64') });
    expect([wrong.code, wrong.text]).toEqual([2, expect.stringMatching(/^WrongMasterKey/)]);
    expect((await command(['check'], env())).code).toBe(2);
  });
});
