/** Settings and what bounds a language model are approved like any other content. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonOf, runOn } from './commandRun.js';
import { now, Root } from './fixture.js';

let root: Root;
let folder: string;
let approverKeys: string[];
beforeEach(async () => {
  root = new Root();
  root.edit('messages/en.yaml', '  checks:', '  wait:\n    P1: "5 minutes"\n  checks:');
  folder = mkdtempSync(join(tmpdir(), 'careline-keys-'));
  approverKeys = (await runOn(root, ['new-key', join(folder, 'key.pem')])).out;
});
afterEach(() => {
  root.remove();
  rmSync(folder, { recursive: true });
});

const sign = (...targets: string[]) => {
  const who = ['--name', 'Dr A. Tester', '--role', 'safety officer', '--key', join(folder, 'key.pem'), '--yes'];
  return runOn(root, ['approve', ...targets, ...who], { approverKeys });
};
const approve = async (...targets: string[]) => {
  const { code, err } = await sign(...targets);
  expect({ code, err }).toEqual({ code: 0, err: [] });
};
const approveRequired = () => approve('concepts/*', 'red-flags/*', 'messages/*', 'places/*', 'settings/*');
const production = () => ({ profile: 'production', approverKeys }) as const;
const refused = () => root.problems(production()).map(({ file, reason }) => `${file} ${reason}`);
const composition = () => root.load(production()).composition;

/** A change of each file that a clinician would have to read again. */
const changes = [
  ['settings/retrieval', 'retrieval.yaml', 'k1: 1.2', 'k1: 1.3'],
  ['settings/nurse-line', 'nurse-line.yaml', 'minutes: 5\n', 'minutes: 50\n'],
  ['composition/connectives', 'connectives.yaml', "'Also:'", "'You are fine:'"],
  ['composition/composition', 'composition.yaml', 'terse: 5', 'terse: 6'],
] as const;
const required = changes.slice(0, 2);
const bounding = changes.slice(2);

describe.each(required)('%s', (target, file, from, to) => {
  const named = (why: string) => [expect.stringMatching(new RegExp(`${file} ${target.replace('/', ' ')} .*${why}`))];

  test('production does not start without its approval', async () => {
    await approve('concepts/*', 'red-flags/*', 'messages/*', 'places/*');
    expect(refused()).toContainEqual(named('it has no approval')[0]);
    await approve('settings/*');
    expect(refused()).toEqual([]);
  });

  test('nor after a change, nor by a key that nobody configured', async () => {
    await approveRequired();
    expect(refused()).toEqual([]);
    root.edit(file, from, to);
    expect(refused()).toEqual(named('content changed since it was approved'));
    root.edit(file, to, from);
    approverKeys = (await runOn(root, ['new-key', join(folder, 'other.pem')])).out;
    expect(refused()).toContainEqual(named('signed by a key that is not configured')[0]);
  });
});

describe.each(bounding)('%s', (target, file, from, to) => {
  const other = bounding.find(([name]) => name !== target)![0];

  test('without its approval production starts, and no model may answer', async () => {
    await approveRequired();
    await approve(other);
    expect(composition()).toBeNull();
    await approve(target);
    expect(composition()).toEqual({
      connectives: expect.objectContaining({ id: 'connectives', between_lists: 'more' }),
      settings: expect.objectContaining({ id: 'composition', evidence: expect.anything() }),
    });
  });

  test('nor after a change, and somebody is told', async () => {
    await approveRequired();
    await approve('composition/*');
    root.edit(file, from, to);
    const content = root.load(production());
    expect(content.composition).toBeNull();
    expect(content.alerts).toContainEqual({
      code: 'approval-void',
      kind: 'composition',
      id: target.split('/')[1],
      detail: 'content changed since it was approved',
    });
  });

  test('nor by a key that nobody configured', async () => {
    await approveRequired();
    await approve(other);
    const first = approverKeys;
    rmSync(join(folder, 'key.pem'));
    approverKeys = (await runOn(root, ['new-key', join(folder, 'key.pem')])).out;
    await approve(target);
    approverKeys = first;
    expect(composition()).toBeNull();
  });

  test('the demo uses the sample, and a status that only claims an approval counts for nothing', async () => {
    root.edit(file, 'status: sample', 'status: approved');
    expect(root.load().composition).not.toBeNull();
    await approveRequired();
    expect(composition()).toBeNull();
  });
});

describe.each(changes)('%s', (target, file) => {
  test.each([
    ['no header', /^(id|version|status|owner|sources|review_by): .*\n/m, ''],
    ['no owner', /^owner: .*\n/m, ''],
    ['a review date that does not exist', /^review_by: .*$/m, 'review_by: 2027-02-30'],
    ['a status of its own', /^status: .*$/m, 'status: fine'],
    ['another id', /^id: .*$/m, 'id: another'],
  ])('with %s nothing starts and nothing is signed', async (_, from, to) => {
    const text = root.read(file);
    const spoilt = text.replace(from, to);
    expect(spoilt).not.toBe(text);
    root.write(file, spoilt);
    expect(root.problems().map((problem) => problem.file)).toEqual([`knowledge/${file}`]);
    expect((await sign('places/us')).code).toBe(1);
  });

  test('nor without the file', async () => {
    root.delete(file);
    expect(root.problems()).toEqual([
      { file: `knowledge/${file}`, line: 1, reason: expect.stringMatching(/cannot be read/) },
    ]);
    expect((await sign('places/us')).code).toBe(1);
  });

  test('past its review date it is not signed; signed before, it stays in force with an alert', async () => {
    await approveRequired();
    await approve('composition/*');
    const later = root.load({ ...production(), now: Date.parse('2027-06-01T00:00:00Z') });
    const [kind, id] = target.split('/');
    expect(later.alerts).toContainEqual(expect.objectContaining({ code: 'safety-content-expired', kind, id }));
    expect(later.composition).not.toBeNull();
    root.edit(file, 'review_by: 2027-05-31', 'review_by: 2026-11-20');
    const { code, err } = await sign(target);
    expect([code, err]).toEqual([1, [expect.stringMatching(/its review date 2026-11-20 has passed/)]]);
  });

  test('status tells how it stands', async () => {
    const [kind, id] = target.split('/');
    const standing = async () => {
      const ran = await runOn(root, ['status', '--json'], { approverKeys, clock: { now: () => now } });
      const { items } = jsonOf(ran) as { items: { kind: string; id: string; standings: string[] }[] };
      return items.find((item) => item.kind === kind && item.id === id)?.standings;
    };
    expect(await standing()).toEqual(['sample']);
    await approve(target);
    expect(await standing()).toEqual(['approved']);
  });
});

test('a wait that patients are told is signed with the minutes of the nurse line', async () => {
  await approveRequired();
  root.edit('messages/en.yaml', '5 minutes', '1 minute');
  expect(refused()).toEqual([
    expect.stringMatching(/messages\/en\.yaml/),
    expect.stringMatching(/nurse-line\.yaml .*content changed since it was approved/),
  ]);
});

test('a nurse line of the wrong form is found by lint, and nothing is signed', async () => {
  root.edit('nurse-line.yaml', 'minutes: 240', 'minutes: 1');
  const told = expect.stringMatching(/^knowledge\/nurse-line\.yaml:\d+: .*P2 is due sooner than P1/);
  expect((await runOn(root, ['lint'])).err).toContainEqual(told);
  const { code, err } = await sign('settings/nurse-line');
  expect([code, err[0]]).toEqual([1, told]);
});
