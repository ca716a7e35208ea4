/** `knowledge -- withdraw`: the file, and the list of who was answered, on both engines beside an open store. */
import { copyFileSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { answeredFrom } from '../../bot/answeredFrom.js';
import type { AnsweredList } from '../../bot/answeredFrom.js';
import { openStoreFromEnv } from '../../storage/fromEnv.js';
import { createStore } from '../../storage/open.js';
import { StoreUnavailable, type Inbound, type LedgerEntry, type Store, type UnitOfWork } from '../../storage/types.js';
import { jsonOf, runOn } from '../knowledge/commandRun.js';
import { Root } from '../knowledge/fixture.js';
import { inbound, masterKey, newConversation, opening, start, taken, tempDir, work } from '../storage/fixtures.js';
import { startPostgres, type PostgresServer } from '../storage/postgresServer.js';

let root: Root;
beforeEach(() => {
  root = new Root();
});
afterEach(() => root.remove());

const file = 'articles/en/colds.md';
const why = ['--reason', 'New guidance: see the 2026 update'];

describe('the file', () => {
  const withdraw = (...args: string[]) => runOn(root, ['withdraw', ...args], { env: { DATA_DIR: root.path } });

  test('gains two lines at the end of its front matter and keeps every other character', async () => {
    const before = root.read(file);
    const { out } = await withdraw('colds', ...why);
    const added = "withdrawn:\n  date: 2026-11-21\n  reason: 'New guidance: see the 2026 update'\n";
    expect(root.read(file)).toBe(before.replace('\n---\n\n##', `\n${added}---\n\n##`));
    expect(out[0]).toBe('Withdrawn: knowledge/articles/en/colds.md');
    const { articles, items } = root.load();
    expect(articles).toEqual([]);
    expect(items[0]!.withdrawn).toEqual({ date: '2026-11-21', reason: 'New guidance: see the 2026 update' });
  });

  test('keeps line ends and mode', async () => {
    root.write(file, root.read(file).replaceAll('\n', '\r\n'));
    await withdraw('articles/colds', ...why);
    expect(root.read(file)).not.toMatch(/[^\r]\n/);
    expect(root.load().items[0]!.withdrawn).toBeDefined();
    expect(statSync(join(root.path, file)).mode & 0o777).toBe(0o644);
  });

  test.each(['- why: #1 "quoted" \\ it\'s', 'null', '{a: b}', '👩‍⚕️ says'.replace('\u200d', '')])(
    'a reason is kept as it was given: %s',
    async (reason) => {
      await withdraw('colds', `--reason=${reason}`);
      expect(root.load().items[0]!.withdrawn?.reason).toBe(reason);
    },
  );

  test('is withdrawn also while it has a problem elsewhere', async () => {
    root.edit(file, '.overview}', '.summary}');
    expect((await withdraw('colds', ...why)).out[0]).toMatch(/^Withdrawn/);
    root.edit(file, '.summary}', '.overview}');
    expect(root.load().articles).toEqual([]);
  });

  test('is written although no list can be made; the command says so, and how to get it', async () => {
    const { code, err } = await withdraw('colds', ...why);
    expect(code).toBe(1);
    expect(err).toEqual([
      expect.stringMatching(/^Who was answered from it could not be read: No database/),
      expect.stringContaining('withdraw colds --list'),
    ]);
    expect(root.read(file)).toContain('withdrawn:');
    expect(jsonOf(await withdraw('colds', '--list', '--json'))).toEqual({
      article: 'colds',
      withdrawn: null,
      answered: null,
      error: expect.stringMatching(/^No database/),
    });
  });

  test.each([
    [['nothing', ...why], 1, 'There is no article nothing.'],
    [['places/us', ...why], 1, 'There is no article places/us.'],
    [['../../secret', ...why], 1, 'There is no article ../../secret.'],
    [['colds'], 2, 'Give --reason or --list.'],
    [['colds', '--list', ...why], 2, 'Give --reason or --list.'],
    [['colds', '--reason', '  '], 2, /one line of text/],
    [['colds', '--reason', 'two\nlines'], 2, /one line of text/],
    [['colds', '--reason', 'x'.repeat(301)], 2, /one line of text/],
    [why, 2, 'Name one article.'],
    [['colds', 'other', ...why], 2, 'Name one article.'],
  ])('refused: %j', async (args, code, says) => {
    const before = root.read(file);
    const ran = await withdraw(...args);
    expect(ran.code).toBe(code);
    expect(ran.err.at(-1)).toEqual(typeof says === 'string' ? says : expect.stringMatching(says));
    expect(root.read(file)).toBe(before);
  });

  test('refused: a second withdrawal, and a file without front matter', async () => {
    await withdraw('colds', ...why);
    const once = root.read(file);
    expect((await withdraw('colds', ...why)).err).toEqual([expect.stringMatching(/already withdrawn/)]);
    expect(root.read(file)).toBe(once);
    root.write(file, 'no front matter');
    expect((await withdraw('colds', ...why)).err).toEqual([expect.stringMatching(/no front matter/)]);
  });
});

const answered = (article: string, section = 'overview', version = '1.0.0'): LedgerEntry => ({
  kind: 'answered',
  actor: 'retrieval',
  detail: { article, section, version, sentences: [`${article}#${section}.1`] },
});

async function said(store: Store, more: Partial<Inbound> & { conversationId: string }, change: Partial<UnitOfWork>) {
  const { conversationId: id } = more;
  const key = `message-${Math.random()}`;
  await store.accept(inbound(id, key, { activity: { type: 'message', text: 'SECRET WORDS' }, ...more }));
  const result = await store.commit(work(await taken(store, id), change));
  if (result.status !== 'committed') throw new Error(result.status);
}

const web = (conversationId: string) => ({
  conversationId,
  channelId: 'directline',
  reference: { channelId: 'directline', serviceUrl: 'urn:careline:directline', conversation: { id: conversationId } },
});
const teams = (conversationId: string) => ({
  conversationId,
  channelId: 'msteams',
  reference: { serviceUrl: 'https://smba.trafficmanager.net/teams/', conversation: { id: 'a:1' } },
});

describe.each(['SQLite', 'PostgreSQL'])('the list on %s', (engine) => {
  let server: PostgresServer | undefined;
  let store: Store;
  let env: Record<string, string>;
  beforeAll(async () => {
    const dataDir = tempDir();
    server = engine === 'PostgreSQL' ? await startPostgres() : undefined;
    const databaseUrl = await server?.database('withdraw');
    env = {
      DATA_DIR: dataDir,
      MASTER_KEY: masterKey.toString('base64'),
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    };
    // The server may end a connection that is closing.
    const onError = () => undefined;
    store = createStore({ dataDir, masterKey, alone: true, onError, ...(databaseUrl && { databaseUrl }) });
    await store.open();
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await server?.close();
  });

  const list = async (article: string) => {
    const ran = await runOn(root, ['withdraw', article, '--list', '--json'], { env });
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: [] });
    expect(ran.out.join('')).not.toContain('SECRET');
    return jsonOf(ran)['answered'] as AnsweredList;
  };

  test('names every answer, and how its patient can be reached', async () => {
    const [anonymous, signedIn, inTeams, other] = Array.from({ length: 4 }, newConversation) as [
      string,
      string,
      string,
      string,
    ];
    await said(store, web(anonymous), { ledger: [answered('colds')], at: start });
    await said(store, web(anonymous), {
      ledger: [answered('flu'), answered('colds', 'help', '1.0.1')],
      at: start + 1_000,
    });
    const patientHash = 'ab'.repeat(32);
    await said(store, { ...web(signedIn), patientHash }, { ledger: [answered('colds')], at: start + 2_000 });
    const id = `case-${engine}`;
    const cases: UnitOfWork['cases'] = [opening(id), { kind: 'contact', id, contact: 'SECRET 555 0100' }];
    await said(store, teams(inTeams), { ledger: [answered('colds')], cases, at: start + 3_000 });
    await said(store, web(other), { ledger: [answered('flu')], at: start + 4_000 });

    const { answers, conversations, unreadable } = await list('colds');
    expect({ conversations, unreadable }).toEqual({ conversations: 3, unreadable: 0 });
    const nobody = { portalSubject: null, channelReference: false };
    expect(answers).toEqual([
      {
        conversationId: inTeams,
        entry: 1,
        at: new Date(start + 3_000).toISOString(),
        how: 'quoted',
        section: 'overview',
        version: '1.0.0',
        channel: 'msteams',
        reach: { portalSubject: null, channelReference: true },
        openCase: { number: `C-case-${engine}`, priority: 'P2', state: 'open', contact: true },
      },
      expect.objectContaining({
        conversationId: signedIn,
        reach: { portalSubject: patientHash, channelReference: false },
      }),
      expect.objectContaining({
        conversationId: anonymous,
        entry: 3,
        section: 'help',
        version: '1.0.1',
        reach: nobody,
      }),
      expect.objectContaining({
        conversationId: anonymous,
        entry: 1,
        openCase: null,
        reach: nobody,
        channel: 'directline',
      }),
    ]);
    const { out } = await runOn(root, ['withdraw', 'colds', ...why], { env });
    const text = out.join('\n');
    expect(text).toContain('Answered from colds: 4 answers in 3 conversations, newest first.');
    expect(text).toContain(`reach: open case C-case-${engine} (P2, open, contact given), the msteams conversation`);
    expect(text).toContain(`reach: portal subject ${patientHash}`);
    expect(text).toContain('reach: only when they write again');
    expect(text).not.toContain('SECRET');
  });

  test('names those whom a protocol sent to the page', async () => {
    const id = newConversation();
    const offered = {
      kind: 'page-offered',
      actor: 'rules',
      detail: { article: 'cough', section: null, version: '2.0.0' },
    };
    await said(store, web(id), { ledger: [offered] });
    const { answers } = await list('cough');
    expect(answers).toEqual([expect.objectContaining({ how: 'linked', section: null, version: '2.0.0' })]);
    const { out } = await runOn(root, ['withdraw', 'cough', '--list'], { env });
    expect(out.join('\n')).toContain('linked page, version 2.0.0');
  });

  test('what a patient had deleted is counted, not guessed', async () => {
    const id = newConversation();
    await said(store, web(id), { ledger: [answered('hives')] });
    await said(store, web(id), { ledger: [], forget: true });
    expect(await list('hives')).toEqual({ answers: [], conversations: 0, unreadable: 1 });
  });

  test('finds answers beyond one page of conversations', async () => {
    for (let n = 0; n < 205; n += 1) await said(store, web(newConversation()), { ledger: [answered('shingles')] });
    expect((await list('shingles')).conversations).toBe(205);
  }, 60_000);

  test('reads only: the store that it opens refuses to write', async () => {
    const { store: reader } = await openStoreFromEnv(env);
    try {
      await expect(reader.ping()).rejects.toThrow();
      await expect(reader.accept(inbound(newConversation(), 'a'))).rejects.toThrow();
      expect(await answeredFrom(reader, 'nothing')).toMatchObject({ answers: [] });
    } finally {
      await reader.close();
    }
  });
});

describe('a store that cannot be read', () => {
  test('under another key nothing is told', async () => {
    const dataDir = tempDir();
    const store = createStore({ dataDir, masterKey });
    await store.open();
    await store.close();
    const env = { DATA_DIR: dataDir, MASTER_KEY: Buffer.alloc(32, 7).toString('base64') };
    const { code, err } = await runOn(root, ['withdraw', 'colds', '--list'], { env });
    expect([code, err[0]]).toEqual([1, expect.stringMatching(/master key does not fit/)]);
  });

  test('what a crash left in the log is read too, although nothing may be written', async () => {
    const [dataDir, crashed] = [tempDir(), tempDir()];
    const store = createStore({ dataDir, masterKey });
    await store.open();
    await said(store, web(newConversation()), { ledger: [answered('colds')] });
    for (const name of ['careline.db', 'careline.db-wal']) copyFileSync(join(dataDir, name), join(crashed, name));
    await store.close();
    const before = readFileSync(join(crashed, 'careline.db'));
    const env = { DATA_DIR: crashed, MASTER_KEY: masterKey.toString('base64') };
    const ran = await runOn(root, ['withdraw', 'colds', '--list', '--json'], { env });
    expect((jsonOf(ran)['answered'] as AnsweredList).answers).toHaveLength(1);
    expect(readFileSync(join(crashed, 'careline.db')).equals(before)).toBe(true);
  });

  test('reading makes no database where there is none', async () => {
    const dataDir = tempDir();
    const reader = createStore({ dataDir, masterKey, readOnly: true });
    await expect(reader.open()).rejects.toThrow(StoreUnavailable);
    expect(() => readFileSync(join(dataDir, 'careline.db'))).toThrow('ENOENT');
    rmSync(dataDir, { recursive: true });
  });
});
