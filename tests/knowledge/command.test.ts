import { knowledgeCommand } from '../../bot/cli/knowledgeCommand.js';
import { now, Root } from './fixture.js';

let root: Root;
let out: string[];
let err: string[];
beforeEach(() => {
  root = new Root();
  out = [];
  err = [];
});
afterEach(() => root.remove());

const run = (...args: string[]) =>
  knowledgeCommand(args, {
    root: root.path,
    approverKeys: [],
    clock: { now: () => now },
    env: {},
    ask: undefined,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });

test('lint of sound content', async () => {
  expect(await run('lint')).toBe(0);
  expect(out).toEqual(['knowledge: 5 files are sound.']);
});

test('lint lists every problem with file and line', async () => {
  root.edit('places/us.yaml', '"911"', '911');
  root.edit('articles/en/colds.md', '.overview}', '.summary}');
  expect(await run('lint')).toBe(1);
  expect(err).toEqual([
    expect.stringMatching(/^knowledge\/articles\/en\/colds\.md:13: section kind summary/),
    expect.stringMatching(/^knowledge\/articles\/en\/colds\.md:12: the article has no overview section/),
    expect.stringMatching(/^knowledge\/places\/us\.yaml:8: emergency: /),
    '3 problems',
  ]);
});

test('status shows version, review date and standing of each file', async () => {
  expect(await run('status')).toBe(0);
  expect(out).toContain('articles: 1, approved 0');
  expect(out).toContain('  colds 1.0.0, review by 2027-05-31, sample');
  expect(out).toContain('intents: 0, approved 0');
});

test('production is asked on request', async () => {
  expect(await run('lint', '--production')).toBe(1);
  expect(err.at(-1)).toBe('4 problems');
});

test('with --json one object and nothing else goes to standard output', async () => {
  await run('status', '--json');
  expect(out).toHaveLength(1);
  expect((JSON.parse(out[0]!) as { items: unknown[] }).items).toHaveLength(5);
  out = [];
  root.edit('places/us.yaml', '"911"', '911');
  expect(await run('lint', '--json')).toBe(1);
  expect(JSON.parse(out.join(''))).toEqual({
    problems: [expect.objectContaining({ file: 'knowledge/places/us.yaml', line: 8 })],
  });
});

test.each([[[]], [['erase']], [['lint', '--fast']]])('wrong use: %j', async (args) => {
  expect(await run(...args)).toBe(2);
  expect(err[0]).toMatch(/^Usage/);
});
