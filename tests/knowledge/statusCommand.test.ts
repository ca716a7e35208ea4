import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonOf, runOn } from './commandRun.js';
import { Root } from './fixture.js';

let root: Root;
let folder: string;
beforeEach(() => {
  root = new Root();
  folder = mkdtempSync(join(tmpdir(), 'careline-keys-'));
});
afterEach(() => {
  root.remove();
  rmSync(folder, { recursive: true });
});

/** Without a store: nothing is asked of one that happens to lie in the working folder. */
const statusOf = (args: string[] = [], more = {}) =>
  runOn(root, ['status', ...args], { env: { DATA_DIR: join(folder, 'none') }, ...more });
const status = async (more = {}) => (await statusOf([], more)).out;

test('samples', async () => {
  expect(await status()).toEqual(
    expect.arrayContaining([
      'articles: 1, sample 1',
      '  colds 1.0.0, review by 2027-05-31, sample',
      'red-flags: 1, sample 1',
      'intents: 0',
    ]),
  );
});

test('approved, by whom; and void, and why', async () => {
  const key = join(folder, 'key.pem');
  const approverKeys = (await runOn(root, ['new-key', key])).out;
  const who = ['--name', 'Dr A. Tester', '--role', 'safety officer', '--key', key, '--yes'];
  await runOn(root, ['approve', 'places/us', 'articles/colds', ...who], { approverKeys });
  expect(await status({ approverKeys })).toEqual(
    expect.arrayContaining([
      'articles: 1, approved 1',
      '  colds 1.0.0, review by 2027-05-31, approved by Dr A. Tester (safety officer, 2026-11-21)',
    ]),
  );
  root.edit('places/us.yaml', '"988"', '"989"');
  expect(await status({ approverKeys })).toEqual(
    expect.arrayContaining([
      'places: 1, approval void 1',
      '  us 1.0.0, review by 2027-05-31, APPROVAL VOID: content changed since it was approved',
    ]),
  );
  expect(await status()).toContain(
    '  colds 1.0.0, review by 2027-05-31, APPROVAL VOID: signed by a key that is not configured',
  );
});

test.each([
  ['2027-03-01', []],
  ['2027-03-02', ['nearing review']],
  ['2027-05-31', ['nearing review']],
  ['2027-06-01', ['expired']],
])('a review date of 2027-05-31 as seen on %s', async (day, more) => {
  const now = Date.parse(`${day}T23:00:00Z`);
  const { items } = jsonOf(await statusOf(['--json'], { clock: { now: () => now } })) as {
    items: { standings: string[] }[];
  };
  expect(items.map(({ standings }) => standings)).toEqual(items.map(() => ['sample', ...more]));
});

test('a withdrawn article is withdrawn and nothing else', async () => {
  root.edit('articles/en/colds.md', 'synonyms', 'withdrawn: { date: 2026-11-20, reason: New guidance }\nsynonyms');
  expect(await status()).toEqual(
    expect.arrayContaining([
      'articles: 1, withdrawn 1',
      '  colds 1.0.0, review by 2027-05-31, WITHDRAWN 2026-11-20: New guidance',
    ]),
  );
});

test('a draft is a draft and nothing else, and nobody can approve it', async () => {
  root.edit('articles/en/colds.md', 'status: sample', 'status: draft');
  expect(await status({ clock: { now: () => Date.parse('2030-01-01T00:00:00Z') } })).toEqual(
    expect.arrayContaining(['articles: 1, draft 1', '  colds 1.0.0, review by 2027-05-31, draft']),
  );
  const key = join(folder, 'key.pem');
  const approverKeys = (await runOn(root, ['new-key', key])).out;
  const who = ['--name', 'Dr A. Tester', '--role', 'safety officer', '--key', key, '--yes'];
  const { code, err } = await runOn(root, ['approve', 'articles/colds', ...who], { approverKeys });
  expect([code, err]).toEqual([
    1,
    ['Not approved: articles/colds: it is a draft: finish it and make its status sample first'],
  ]);
});

test('a configured key that cannot be read is named in one line', async () => {
  const { code, out, err } = await statusOf([], { approverKeys: ['nonsense'] });
  expect({ code, out, err }).toEqual({
    code: 1,
    out: [],
    err: [expect.stringMatching(/^approver key 1 cannot be read/)],
  });
});

test('as one object', async () => {
  expect(jsonOf(await statusOf(['--json']))).toEqual({
    items: expect.arrayContaining([
      expect.objectContaining({ kind: 'articles', id: 'colds', approval: 'none', standings: ['sample'] }),
    ]),
    counts: expect.objectContaining({ articles: { sample: 1 }, intents: {} }),
    alerts: [],
    nearingReview: [],
    answers: { error: expect.stringMatching(/^No database/) },
  });
});

test('what is to be reviewed soon, the soonest first', async () => {
  root.edit('articles/en/colds.md', 'review_by: 2027-05-31', 'review_by: 2027-02-01');
  root.edit('places/us.yaml', 'review_by: 2027-05-31', 'review_by: 2027-01-15');
  const lines = await status();
  expect(lines.slice(-4)).toEqual([
    'To be reviewed within 90 days: 2',
    '  2027-01-15 places/us',
    '  2027-02-01 articles/colds',
    expect.stringMatching(/^Feedback and unanswered questions could not be read: No database/),
  ]);
  const { nearingReview } = jsonOf(await statusOf(['--json']));
  expect(nearingReview).toEqual([
    { kind: 'places', id: 'us', reviewBy: '2027-01-15' },
    { kind: 'articles', id: 'colds', reviewBy: '2027-02-01' },
  ]);
});
