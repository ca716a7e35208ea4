/** `knowledge -- status` reads from the store what patients thought of answers, and what went unanswered, on both engines. */
import { answersReport } from '../../bot/answersReport.js';
import { createTermReader } from '../../knowledge/retrieval/terms.js';
import { createStore } from '../../storage/open.js';
import type { Feedback, LedgerEntry, Store } from '../../storage/types.js';
import { site } from './turn/harness.js';
import { jsonOf, runOn } from '../knowledge/commandRun.js';
import { Root } from '../knowledge/fixture.js';
import { masterKey, newConversation, tempDir, turn } from '../storage/fixtures.js';
import { startPostgres, type PostgresServer } from '../storage/postgresServer.js';

const given = (answer: number, verdict: string, more: object = {}): Feedback => ({
  answer,
  detail: { article: 'colds', section: 'overview', version: '1.0.0', composition: 'section', verdict, ...more },
});
const unanswered = (why: string, topics?: string[]): LedgerEntry => ({
  kind: 'not-answered',
  actor: 'retrieval',
  detail: { why, ...(topics ? { topics } : {}) },
});
const which = (...articles: string[]): LedgerEntry => ({
  kind: 'which-asked',
  actor: 'retrieval',
  detail: { articles },
});

describe.each(['SQLite', 'PostgreSQL'])('on %s', (engine) => {
  let server: PostgresServer | undefined;
  let store: Store;
  let env: Record<string, string>;
  let root: Root;
  beforeAll(async () => {
    root = new Root();
    const dataDir = tempDir();
    server = engine === 'PostgreSQL' ? await startPostgres() : undefined;
    const databaseUrl = await server?.database('report');
    env = {
      DATA_DIR: dataDir,
      MASTER_KEY: masterKey.toString('base64'),
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    };
    // The server may end a connection that is closing.
    const onError = () => undefined;
    store = createStore({ dataDir, masterKey, onError, ...(databaseUrl && { databaseUrl }) });
    await store.open();
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await server?.close();
    root.remove();
  });

  test('an empty store', async () => {
    expect(await answersReport(store)).toEqual({ feedback: [], unanswered: [], unclear: [], unreadable: 0 });
  });

  test('feedback by page, unanswered by topic, and nothing of who deleted their conversation', async () => {
    const [first, second, gone] = [newConversation(), newConversation(), newConversation()];
    await turn(store, first, 'a', {
      feedback: [given(1, 'down'), given(3, 'up'), given(5, 'up', { version: '0.9.0' })],
      ledger: [unanswered('not-covered', ['lupus', 'psoriasis']), which('colds', 'asthma')],
    });
    await turn(store, first, 'b', { feedback: [given(1, 'hard-to-read')], ledger: [unanswered('off-topic')] });
    await turn(store, second, 'a', {
      feedback: [given(1, 'other', { words: 'I \u001b[2Jwanted\nmore' }), given(3, 'up', { composition: 'select' })],
      ledger: [unanswered('not-covered', ['lupus']), unanswered('not-covered', []), which('asthma', 'colds')],
    });
    await turn(store, gone, 'a', { feedback: [given(1, 'down')], ledger: [unanswered('not-covered', ['gout'])] });
    await turn(store, gone, 'b', { forget: true });

    const colds = { article: 'colds', section: 'overview', version: '1.0.0', composition: 'section' };
    const report = {
      feedback: [
        { ...colds, up: 1, down: 2, reasons: { 'hard-to-read': 1, other: 1 }, words: ['I \u001b[2Jwanted\nmore'] },
        { ...colds, version: '0.9.0', up: 1, down: 0, reasons: {}, words: [] },
        { ...colds, composition: 'select', up: 1, down: 0, reasons: {}, words: [] },
      ],
      unanswered: [
        { topic: 'lupus', count: 2, why: { 'not-covered': 2 } },
        { topic: null, count: 2, why: { 'not-covered': 1, 'off-topic': 1 } },
        { topic: 'psoriasis', count: 1, why: { 'not-covered': 1 } },
      ],
      unclear: [{ articles: ['asthma', 'colds'], count: 2 }],
      unreadable: 1,
    };
    const found = await answersReport(store);
    expect({ ...found, unanswered: new Set(found.unanswered) }).toEqual({
      ...report,
      unanswered: new Set(report.unanswered),
    });
    expect(found.unanswered.map(({ count }) => count)).toEqual([2, 2, 1]);
  });

  test('the command prints it beside the open store; what patients wrote only when asked', async () => {
    const { out, code } = await runOn(root, ['status'], { env });
    expect(code).toBe(0);
    expect(out.slice(out.indexOf('Feedback: 3 sections'))).toEqual([
      'Feedback: 3 sections',
      '  colds#overview 1.0.0, section: 1 helped, 2 did not (hard-to-read 1, other 1)',
      '  colds#overview 0.9.0, section: 1 helped, 0 did not',
      '  colds#overview 1.0.0, select: 1 helped, 0 did not',
      'Unanswered questions: 5 by topic',
      expect.stringMatching(/^ {2}(lupus: not-covered 2|\(no topic that the library knows\): )/),
      expect.stringMatching(/^ {2}(lupus: not-covered 2|\(no topic that the library knows\): )/),
      '  psoriasis: not-covered 1',
      '“Which of these do you mean?”: 2',
      '  asthma or colds: 2',
      'Deleted by patients and not counted: 1',
    ]);
    expect(JSON.stringify(jsonOf(await runOn(root, ['status', '--json'], { env })))).not.toContain('wanted');
    expect((await runOn(root, ['status', '--words'], { env })).out).toContain('    “I [2Jwanted more”');
  });
});

describe('the topics that may be kept', () => {
  const { articles, retrieval } = site.content;
  const terms = createTermReader(articles, retrieval);

  test('are words of our own vocabulary, whatever else is in the question', () => {
    expect(terms('my aunt Rosa Miller, born 3/4/1950 in Springfield, has lupus and high BP')).toEqual([
      'high bp',
      'lupus',
    ]);
    expect(terms('Does Ulysses-syndrome run in the Kowalski family?')).toEqual([]);
    expect(terms('')).toEqual([]);
  });

  test('the longest name at each place, once, in any number', () => {
    expect(terms('low blood sugar or asthma? asthma attacks!')).toEqual(['asthma', 'asthma attack', 'low blood sugar']);
  });

  test('a very long text is quick', () => {
    expect(terms('lupus '.repeat(20_000))).toEqual(['lupus']);
  });
});
