import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { contentHash, signedBytes } from '../../knowledge/approvals.js';
import { itemsOf } from '../../knowledge/load.js';
import { readTree } from '../../knowledge/readTree.js';
import { referencesOf } from '../../knowledge/references.js';
import { now, Root } from './fixture.js';

const approver = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const approverKeys = [approver.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')];
const production = { profile: 'production', approverKeys } as const;

let root: Root;
beforeEach(() => {
  root = new Root();
});
afterEach(() => root.remove());

/** Signs every file of the root as it is now, as the approve command will. */
function approveAll(key: KeyObject = approver.privateKey): void {
  const tree = readTree(root.path, []);
  for (const item of itemsOf(tree)) {
    const approval = {
      content: { kind: item.kind, id: item.value.id },
      version: item.value.version,
      sha256: contentHash(item, referencesOf(item, tree)),
      name: 'Dr A. Tester',
      role: 'clinical safety officer',
      date: '2026-11-20',
    };
    const signature = sign(null, signedBytes(approval), key).toString('base64');
    root.write(`approvals/${item.kind}-${item.value.id}.json`, JSON.stringify({ ...approval, signature }));
  }
}

const refused = () => root.problems(production).map(({ file, reason }) => `${file}: ${reason}`);

test('approved content is served in production', () => {
  approveAll();
  const content = root.load(production);
  expect(content.items.map((item) => item.approval)).toEqual(content.items.map(() => 'approved'));
  expect(content.articles.map((article) => article.approval)).toEqual(['approved']);
  expect(content.alerts).toEqual([]);
});

test('production names every safety file that has no approval, and its status line', () => {
  const files = ['concepts/en/chest', 'red-flags/RF02-heart', 'messages/en', 'places/us', 'retrieval', 'nurse-line'];
  expect(root.problems(production)).toEqual(
    files.map((file) => ({
      file: `knowledge/${file}.yaml`,
      line: root.read(`${file}.yaml`).split('\n').indexOf('status: sample') + 1,
      reason: expect.stringMatching(/may not be used in production: it has no approval/),
    })),
  );
});

test('demo serves samples and says so', () => {
  expect(root.load().articles[0]!.approval).toBe('sample');
});

test('a signature by another key does not count', () => {
  approveAll(stranger.privateKey);
  expect(refused()).toHaveLength(6);
  expect(refused()[0]).toMatch(/signed by a key that is not configured/);
});

test('no configured key, no approval', () => {
  approveAll();
  expect(root.problems({ ...production, approverKeys: [] })).toHaveLength(6);
});

test('a change of the content voids its approval', () => {
  approveAll();
  root.edit('places/us.yaml', '"911"', '"112"');
  expect(refused()).toEqual([expect.stringMatching(/places us .*content changed since it was approved/)]);
});

test('a new version alone voids the approval', () => {
  approveAll();
  root.edit('places/us.yaml', '1.0.0', '1.0.1');
  expect(refused()).toEqual([expect.stringMatching(/places us/)]);
});

test.each([
  ['a concept', 'concepts/en/chest.yaml', 'label: chest pain', 'label: pain in the chest'],
  ['a word class', 'concepts/en/chest.yaml', '[hurt, hurts]', '[hurt]'],
  ['the wording of a check', 'messages/en.yaml', 'Is it your chest?', 'Is it your arm?'],
])('a change of %s voids the approval of the rule that refers to it', (_, file, from, to) => {
  approveAll();
  root.edit(file, from, to);
  expect(refused()).toContainEqual(expect.stringMatching(/red-flags RF02 .*content changed since it was approved/));
});

test('a wording that no rule refers to does not void a rule', () => {
  root.edit('messages/en.yaml', '  case:\n', '  case:\n    closed: "Your case is closed."\n');
  approveAll();
  root.edit('messages/en.yaml', 'is closed', 'has ended');
  expect(refused()).toEqual([expect.stringMatching(/messages messages-en/)]);
});

test('layout, comments and the status line are not content', () => {
  approveAll();
  root.edit(
    'places/us.yaml',
    'crisis: { number: "988", text: true }',
    '# checked\ncrisis:\n  text: true\n  number: "988"',
  );
  root.edit('messages/en.yaml', 'status: sample', 'status: approved');
  expect(refused()).toEqual([]);
});

test('an approval cannot be moved to another item or given another name', () => {
  approveAll();
  const approval = JSON.parse(root.read('approvals/places-us.json')) as Record<string, unknown>;
  root.write('approvals/places-us.json', JSON.stringify({ ...approval, name: 'Dr B. Other' }));
  root.write(
    'approvals/messages-messages-en.json',
    JSON.stringify({ ...approval, content: { kind: 'messages', id: 'messages-en' } }),
  );
  expect(refused()).toEqual([
    expect.stringMatching(/messages messages-en .*content changed/),
    expect.stringMatching(/places us .*key that is not configured/),
  ]);
});

test('a broken approval file stops the start', () => {
  root.write('approvals/places-us.json', '{');
  expect(root.problems()).toEqual([expect.objectContaining({ file: 'knowledge/approvals/places-us.json', line: 1 })]);
});

test('a file that says approved without an approval is served in the demo as a sample, with an alert', () => {
  root.edit('articles/en/colds.md', 'status: sample', 'status: approved');
  const content = root.load();
  expect(content.articles[0]!.approval).toBe('sample');
  expect(content.alerts).toEqual([expect.objectContaining({ code: 'approval-void', kind: 'articles', id: 'colds' })]);
});

test('an unapproved article is hidden in production, with an alert', () => {
  approveAll();
  root.edit('articles/en/colds.md', 'mild', 'light');
  const content = root.load(production);
  expect(content.articles).toEqual([]);
  expect(content.alerts.map(({ code }) => code)).toEqual(['approval-void', 'article-not-approved']);
});

test('after the review date articles are hidden; safety content stays and raises an alert', () => {
  approveAll();
  const lastDay = Date.parse('2027-05-31T23:59:59Z');
  expect(root.load({ ...production, now: lastDay }).alerts).toEqual([]);
  const content = root.load({ ...production, now: lastDay + 1000 });
  expect(content.articles).toEqual([]);
  expect(content.redFlags).toHaveLength(1);
  expect(content.alerts.map(({ code, id }) => `${code} ${id}`).sort()).toEqual([
    'article-expired colds',
    'safety-content-expired RF02',
    'safety-content-expired chest',
    'safety-content-expired composition',
    'safety-content-expired connectives',
    'safety-content-expired messages-en',
    'safety-content-expired nurse-line',
    'safety-content-expired retrieval',
    'safety-content-expired us',
  ]);
});

test('a withdrawn article is never served', () => {
  root.edit('articles/en/colds.md', 'synonyms', 'withdrawn: { date: 2026-11-20, reason: New guidance }\nsynonyms');
  const content = root.load();
  expect(content.articles).toEqual([]);
  expect(content.alerts).toEqual([expect.objectContaining({ code: 'article-withdrawn', detail: 'New guidance' })]);
});

test.each([
  ['not a key'],
  [generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }).toString()],
])('a key that is not Ed25519 stops the start', (key) => {
  expect(() => root.load({ approverKeys: [key], now })).toThrow(/approver key 1/);
});

test('a PEM key is taken too', () => {
  approveAll();
  const pem = approver.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  expect(root.problems({ ...production, approverKeys: [pem] })).toEqual([]);
});
