/** Importing again: what is there is never lost. */
import { join } from 'node:path';
import { ImportRoot, samples } from './importing/importRun.js';
import { jsonOf, offline, runOn } from './commandRun.js';
import type { Progress } from '../../bot/cli/progress.js';

let root: ImportRoot;
beforeEach(() => void (root = new ImportRoot()));
afterEach(() => root.remove());

const corns = 'articles/en/corns.md';
const put = (text: string) => root.put('corns.md', `# Corns\n\n${text}\n`);
const problem = async (...args: string[]) => {
  const before = root.read(corns);
  const { code, err } = await root.import(join(root.inbox, 'corns.md'), ...args);
  expect(code).toBe(1);
  expect(root.read(corns)).toBe(before);
  return err[0]!.replace(/^.*?: /, '');
};

test('an article that is there is not written over', async () => {
  await root.import(put('Hard skin.'));
  put('Soft skin.');
  expect(await problem()).toBe('corns.md exists already: --update imports an untouched draft again');
});

test('--update imports an untouched draft again, and shows what changed', async () => {
  await root.import(put('Hard skin.'));
  const { code, out } = await root.import(put('Hard skin.\n\n## Treatment\n\nRest your feet.'), '--update');
  expect(code).toBe(0);
  expect(out[0]).toMatch(/corns\.md: Corns, 2 sections, updated$/);
  expect(out.filter((line) => line.startsWith('    '))).toEqual([
    '    + ## Treatment {#treatment .treatment}',
    '    + Rest your feet.',
  ]);
  expect(root.draft('corns').sections).toHaveLength(2);
});

test('nothing new is nothing written, whatever the day', async () => {
  await root.import(put('Hard skin.'));
  const before = root.read(corns);
  const { out } = await runOn(root, ['import', join(root.inbox, 'corns.md'), '--update'], {
    clock: { now: () => Date.parse('2027-01-01T00:00:00Z') },
  });
  expect(out.at(-1)).toBe('1 draft unchanged.');
  expect(root.read(corns)).toBe(before);
});

test.each([
  ['Hard skin.', 'Hard skin!', 'was worked on since it was imported: it stays as it is'],
  ['synonyms: []', 'synonyms: [clavus]', 'was worked on since it was imported: it stays as it is'],
  ['status: draft', 'status: draft # mine', null],
  ['file: corns.md', 'file: other.md', 'is a draft of another page'],
  ['importer: markdown@1', 'importer: html@1', 'is a draft of another page'],
])('a draft where %j became %j', async (from, to, reason) => {
  await root.import(put('Hard skin.'));
  root.edit(corns, from, to);
  put('Soft skin.');
  if (reason !== null) expect(await problem('--update')).toBe(`corns.md ${reason}`);
  else expect((await root.import(join(root.inbox, 'corns.md'), '--update')).code).toBe(0);
});

test('a finished article is not written over, even with --update', async () => {
  await root.import(put('Hard skin.\n\n## When to get help\n\nWhen it hurts.'));
  root.edit(corns, 'status: draft', 'status: sample');
  put('Soft skin.');
  expect(await problem('--update')).toBe('corns.md exists and is no imported draft');
});

test('an id that an article of another language has is taken', async () => {
  root.write('articles/es/corns.md', root.read('articles/en/colds.md').replace('id: colds', 'id: corns'));
  const { code, err } = await root.import(put('Hard skin.'));
  expect([code, err[0]]).toEqual([
    1,
    expect.stringMatching(/there is an article corns already: .*articles\/es\/corns\.md$/),
  ]);
});

test('two pages of one import that would have one name: the first is written', async () => {
  root.put('a/1.md', '# Corns\n\nFirst.\n');
  root.put('b/1.md', '# Corns\n\nSecond.\n');
  const { err } = await root.import(root.inbox);
  expect(err).toEqual([expect.stringMatching(/another page of this import is already corns\.md$/)]);
  expect(root.draft('corns').sections[0]!.text).toBe('First.');
});

test('--into writes elsewhere', async () => {
  await root.import(put('Hard skin.'), '--into', join(root.inbox, 'drafts'));
  expect(() => root.read(corns)).toThrow('ENOENT');
  const { out } = await root.import(join(root.inbox, 'drafts'), '--into', join(root.inbox, 'again'));
  expect(out.at(-1)).toBe('1 draft written.');
});

test('with --json one object, with every page', async () => {
  put('Hard skin.');
  root.put('x.pdf', 'no');
  const ran = await root.import(root.inbox, '--json');
  expect(ran.code).toBe(1);
  expect(jsonOf(ran)).toEqual({
    pages: [
      expect.objectContaining({ state: 'new', page: 'Corns', sections: 1, changes: [] }),
      expect.objectContaining({ state: 'failed', reason: expect.stringContaining('no PDF') }),
    ],
    skipped: [],
  });
});

test('on a terminal a bar is shown, and the report comes after it', async () => {
  const seen: string[] = [];
  const progress: Progress = {
    start: (total) => seen.push(`start ${total}`),
    grow: (more) => seen.push(`grow ${more}`),
    step: () => seen.push('step'),
    stop: () => seen.push('stop'),
  };
  const out = (line: string) => seen.push(line.replace(/^.* → .*\//, '→ '));
  await runOn(root, ['import', put('Hard skin.'), join(samples, 'mplus_topics.xml')], {
    progress,
    out,
    fetch: offline,
  });
  expect(seen.filter((line) => !line.startsWith('  '))).toEqual([
    ...['start 2', 'grow 0', 'step', 'grow 1', 'step', 'step', 'stop'],
    '→ corns.md: Corns, 1 section, new',
    '→ hiccups.md: Hiccups, 2 sections, new',
    '2 drafts written, 1 page failed.',
  ]);
});

test.each([
  [[], /Name the files or folders/],
  [['a.md', '--locale', 'xx'], /--locale is one of en, es/],
  [['a.md', '--locale', '../..'], /--locale is one of/],
  [['a.md', '--format', 'doc'], /--format is auto or one of markdown/],
  [['a.md', '--fast'], /--fast/],
])('wrong use: %j', async (args, why) => {
  const { code, out, err } = await root.import(...args);
  expect([code, out]).toEqual([2, []]);
  expect(err[0]).toMatch(/^Usage: npm run knowledge -- import PATH/);
  expect(err.at(-1)).toMatch(why);
});
