import { jsonOf, runOn } from './commandRun.js';
import { Root } from './fixture.js';

let root: Root;
beforeEach(() => {
  root = new Root();
});
afterEach(() => root.remove());

const run = (...args: string[]) => runOn(root, args);

test('lint of sound content', async () => {
  expect(await run('lint')).toEqual({ code: 0, out: ['knowledge: 9 files are sound.'], err: [] });
});

test('lint lists every problem with file and line', async () => {
  root.edit('places/us.yaml', '"911"', '911');
  root.edit('articles/en/colds.md', '.overview}', '.summary}');
  const { code, err } = await run('lint');
  expect(code).toBe(1);
  expect(err).toEqual([
    expect.stringMatching(/^knowledge\/articles\/en\/colds\.md:13: section kind summary/),
    expect.stringMatching(/^knowledge\/articles\/en\/colds\.md:12: the article has no overview section/),
    expect.stringMatching(/^knowledge\/places\/us\.yaml:8: emergency: /),
    '3 problems',
  ]);
});

test('production is asked on request', async () => {
  const { code, err } = await run('lint', '--production');
  expect([code, err.at(-1)]).toEqual([1, '6 problems']);
});

test('with --json one object and nothing else goes to standard output', async () => {
  expect(jsonOf(await run('lint', '--json'))).toEqual({ files: 9, problems: [], warnings: [], notes: [] });
  root.edit('places/us.yaml', '"911"', '911');
  const ran = await run('lint', '--json');
  expect(ran.code).toBe(1);
  expect(jsonOf(ran)).toEqual({ problems: [expect.objectContaining({ file: 'knowledge/places/us.yaml', line: 8 })] });
});

test.each([
  [[], /a verb is missing/i],
  [['erase'], /no verb erase/],
  [['__proto__'], /no verb __proto__/],
  [['lint', '--fast'], /--fast/],
  [['lint', 'places'], /checks everything/],
  [['status', 'places'], /shows everything/],
])('wrong use: %j', async (args, why) => {
  const { code, out, err } = await run(...args);
  expect(code).toBe(2);
  expect(out).toEqual([]);
  expect(err[0]).toMatch(/^Usage: npm run knowledge -- /);
  expect(err.at(-1)).toMatch(why);
});
