import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KnowledgeCommand } from '../../bot/cli/knowledgeVerb.js';
import { jsonOf, runOn } from './commandRun.js';
import { Root } from './fixture.js';

let root: Root;
let folder: string;
let keyFile: string;
let publicKey: string;
beforeEach(async () => {
  root = new Root();
  folder = mkdtempSync(join(tmpdir(), 'careline-keys-'));
  keyFile = join(folder, 'approver.pem');
  const made = await runOn(root, ['new-key', keyFile]);
  publicKey = made.out[0]!;
});
afterEach(() => {
  root.remove();
  rmSync(folder, { recursive: true });
});

const who = (key = keyFile) => ['--name', 'Dr A. Tester', '--role', 'clinical safety officer', '--key', key];
const run = (args: string[], more: Partial<KnowledgeCommand> = {}) =>
  runOn(root, args, { approverKeys: [publicKey], ...more });
const approve = (...args: string[]) => run(['approve', ...args, ...who(), '--yes']);
const approvals = () => readdirSync(join(root.path, 'approvals')).sort();
const production = () => root.problems({ profile: 'production', approverKeys: [publicKey] });

describe('approve', () => {
  test('signs an item, and production then takes it', async () => {
    const { code, out, err } = await approve('places/us');
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(approvals()).toEqual([expect.stringMatching(/^places-us-1\.0\.0-[0-9a-f]{8}-[0-9a-f]{8}\.json$/)]);
    expect(out.at(-1)).toBe(`Approved: approvals/${approvals()[0]}`);
    expect(production().map(({ reason }) => reason)).not.toContainEqual(expect.stringMatching(/places us/));
    expect(production()).toHaveLength(5);
  });

  test('shows what is being signed, with all that it refers to', async () => {
    const { out } = await approve('red-flags/RF02');
    const text = out.join('\n');
    expect(text).toMatch(/red-flags\/RF02: Heart\n +file +knowledge\/red-flags\/RF02-heart\.yaml\n +version +1\.0\.0/);
    expect(text).toMatch(/sha256 +[0-9a-f]{64}/);
    expect(text).toContain('signed by  Dr A. Tester, clinical safety officer, 2026-11-21');
    expect(text).toContain('concept:en:chest-pain = {"label":"chest pain","phrases":["chest {hurting}"]}');
    expect(text).toContain('words:chest:hurting = ["hurt","hurts"]');
    expect(text).toContain('message:en:checks.RF02.c1 = Is it your chest? If so call {emergency}.');
    expect((await approve('articles/colds')).out.join('\n')).toContain('refers to  nothing else');
  });

  test('shows nothing that a terminal would obey', async () => {
    root.edit('places/us.yaml', 'A guideline, 2024', 'A guideline\\e[2K\\u202e, 2024');
    const text = (await approve('places/us')).out.join('\n');
    expect(text).toContain('source     A guideline?[2K?, 2024');
  });

  test('an item that is meant twice is signed once', async () => {
    const { code } = await approve('places/us', 'places/*');
    expect([code, approvals().length]).toEqual([0, 1]);
  });

  test('a whole kind, and several targets, at once', async () => {
    const targets = ['red-flags/*', 'concepts/*', 'messages/messages-en', 'places/us', 'settings/*'];
    expect((await approve(...targets)).code).toBe(0);
    expect(production()).toEqual([]);
    expect(approvals()).toHaveLength(6);
  });

  test('asks for each item at a terminal, and signs only what was confirmed', async () => {
    const asked: string[] = [];
    const answers = ['no', 'YES '];
    const ask = (question: string) => {
      asked.push(question);
      return Promise.resolve(answers.shift()!);
    };
    const { code, err } = await run(['approve', 'places/us', 'articles/colds', ...who()], { ask });
    expect(asked).toHaveLength(2);
    expect(code).toBe(1);
    expect(err).toEqual(['Not approved: places/us: you did not confirm']);
    expect(approvals()).toEqual([expect.stringMatching(/^articles-colds-/)]);
  });

  test('two approvers stand side by side, and status names both', async () => {
    const second = join(folder, 'second.pem');
    const other = (await runOn(root, ['new-key', second])).out[0]!;
    const approverKeys = [publicKey, other];
    await approve('places/us');
    await run(
      ['approve', 'places/us', '--name', 'Dr B. Other', '--role', 'medical director', '--key', second, '--yes'],
      { approverKeys },
    );
    expect(approvals()).toHaveLength(2);
    const { items } = jsonOf(await run(['status', '--json'], { approverKeys })) as {
      items: { id: string; approvedBy: { name: string }[] }[];
    };
    const names = items.find(({ id }) => id === 'us')!.approvedBy.map(({ name }) => name);
    expect(names.sort()).toEqual(['Dr A. Tester', 'Dr B. Other']);
  });

  test('a changed item can be approved anew; the old approval stays as history', async () => {
    await approve('places/us');
    root.edit('places/us.yaml', '"911"', '"112"');
    expect(production()).toContainEqual(expect.objectContaining({ reason: expect.stringMatching(/content changed/) }));
    expect((await approve('places/us')).code).toBe(0);
    expect(approvals()).toHaveLength(2);
    expect(production()).toHaveLength(5);
  });

  test('with --json one object; what is shown goes to standard error', async () => {
    const ran = await run(['approve', 'places/us', ...who(), '--yes', '--json']);
    expect(jsonOf(ran)).toEqual({
      approved: [
        {
          kind: 'places',
          id: 'us',
          version: '1.0.0',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          file: `approvals/${approvals()[0]}`,
        },
      ],
      refused: [],
    });
    expect(ran.err.join('\n')).toContain('signed by');
  });

  test('says so when the key is not configured here', async () => {
    const { code, err } = await run(['approve', 'places/us', ...who(), '--yes'], { approverKeys: [] });
    expect(code).toBe(0);
    expect(err[0]).toMatch(/not in APPROVER_PUBLIC_KEYS/);
  });

  test('knows a configured key also by its PEM form', async () => {
    const der = { key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' } as const;
    const pem = createPublicKey(der).export({ type: 'spki', format: 'pem' }).toString();
    const { err } = await run(['approve', 'places/us', ...who(), '--yes'], { approverKeys: [pem] });
    expect(err).toEqual([]);
  });

  test('neither output nor approval holds the private key', async () => {
    const { out, err } = await approve('places/us');
    const secret = readFileSync(keyFile, 'utf8').split('\n')[1]!;
    expect([...out, ...err, root.read(`approvals/${approvals()[0]}`)].join('\n')).not.toContain(secret);
  });
});

describe('approve refuses', () => {
  const expectNothingSigned = () => expect(() => approvals()).toThrow('ENOENT');

  test('content with a problem anywhere', async () => {
    root.edit('red-flags/RF02-heart.yaml', 'why: It may', 'whom: It may');
    const { code, err } = await approve('places/us');
    expect(code).toBe(1);
    expect(err).toEqual([
      expect.stringMatching(/^knowledge\/red-flags\/RF02-heart\.yaml:9: .*why/),
      expect.stringMatching(/^knowledge\/red-flags\/RF02-heart\.yaml:12: .*whom/),
      '2 problems',
    ]);
    expectNothingSigned();
  });

  test('a broken approval file', async () => {
    root.write('approvals/places-us.json', '{');
    expect((await approve('places/us')).err[0]).toMatch(/approvals\/places-us\.json:1: not an approval/);
  });

  test('an expired review date, and signs the others', async () => {
    root.edit('places/us.yaml', '2027-05-31', '2026-11-20');
    const { code, err } = await approve('places/us', 'articles/colds');
    expect(code).toBe(1);
    expect(err).toEqual([expect.stringMatching(/^Not approved: places\/us: its review date 2026-11-20 has passed/)]);
    expect(approvals()).toHaveLength(1);
  });

  test('a withdrawn article', async () => {
    root.edit('articles/en/colds.md', 'synonyms', 'withdrawn: { date: 2026-11-20, reason: New guidance }\nsynonyms');
    const ran = await run(['approve', 'articles/colds', ...who(), '--yes', '--json']);
    expect(ran.code).toBe(1);
    expect(jsonOf(ran)).toEqual({
      approved: [],
      refused: [{ kind: 'articles', id: 'colds', reason: 'it was withdrawn on 2026-11-20: New guidance' }],
    });
    expectNothingSigned();
  });

  test('to sign the same again', async () => {
    await approve('places/us');
    const { code, err } = await approve('places/us');
    expect([code, err]).toEqual([1, [expect.stringMatching(/this key has already signed it/)]]);
  });

  test.each(['places/fr', 'nothing/us', 'places', 'places/us/more', 'articles/en/colds'])(
    'a target that is not there: %s',
    async (target) => {
      const { code, err } = await approve(target);
      expect([code, err]).toEqual([1, [`There is no content ${target}.`]]);
      expectNothingSigned();
    },
  );

  test('to sign anything when one of the targets is not there', async () => {
    expect((await approve('places/us', 'places/fr')).code).toBe(1);
    expectNothingSigned();
  });

  test('to sign without anybody to confirm', async () => {
    const { code, err } = await run(['approve', 'places/us', ...who()]);
    expect([code, err]).toEqual([1, [expect.stringMatching(/--yes/)]]);
    expectNothingSigned();
  });

  test.each([['--name'], ['--role'], ['--key']])('to sign without %s', async (flag) => {
    const at = who().indexOf(flag);
    const { code, err } = await run(['approve', 'places/us', ...who().toSpliced(at, 2), '--yes']);
    expect([code, err.at(-1)]).toEqual([2, '--name, --role and --key are needed.']);
  });

  test('a blank name', async () => {
    const args = who();
    args[1] = '  ';
    expect((await run(['approve', 'places/us', ...args, '--yes'])).code).toBe(2);
  });

  test('to approve nothing', async () => {
    expect((await approve()).code).toBe(2);
  });

  const pem = (type: 'ec' | 'public' | 'text') => {
    if (type === 'text') return 'no key';
    if (type === 'public') {
      return generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    }
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  };
  test.each([
    ['ec', /is not an Ed25519 key/],
    ['public', /not a private key/],
    ['text', /not a private key/],
  ] as const)('a key of the wrong kind: %s', async (type, why) => {
    const file = join(folder, 'wrong.pem');
    writeFileSync(file, pem(type));
    const { code, err } = await run(['approve', 'places/us', ...who(file), '--yes']);
    expect([code, err]).toEqual([1, [expect.stringMatching(why)]]);
    expectNothingSigned();
  });

  test('a folder that cannot be read or written, in one line', async () => {
    root.write('approvals', 'a file where the folder should be');
    const { code, err } = await approve('places/us');
    expect([code, err]).toEqual([1, [expect.stringMatching(/approvals: ENOTDIR \(the file system refused\)$/)]]);
  });

  test('a key file that is not there', async () => {
    const { code, err } = await run(['approve', 'places/us', ...who(join(folder, 'none.pem')), '--yes']);
    expect([code, err]).toEqual([1, ['The key file cannot be read (ENOENT).']]);
  });
});

describe('new-key', () => {
  test('prints the public line, and the private key is for its owner only', () => {
    expect(publicKey).toMatch(/^[A-Za-z0-9+/]{58,60}={0,2}$/);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(keyFile, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  test('never overwrites a key', async () => {
    const before = readFileSync(keyFile, 'utf8');
    const { code, err } = await run(['new-key', keyFile]);
    expect([code, err]).toEqual([1, [expect.stringMatching(/never overwritten/)]]);
    expect(readFileSync(keyFile, 'utf8')).toBe(before);
  });

  test('puts no key beside the content', async () => {
    const { code, err } = await run(['new-key', join(root.path, 'approvals', 'me.pem')]);
    expect([code, err]).toEqual([1, [expect.stringMatching(/must not lie beside the content/)]]);
  });

  test('a passphrase protects it, and only that passphrase signs', async () => {
    const file = join(folder, 'sealed.pem');
    const saying = (...answers: string[]) => {
      const hidden: unknown[] = [];
      const ask = (_: string, options?: { hidden?: boolean }) => {
        hidden.push(options?.hidden);
        return Promise.resolve(answers.shift()!);
      };
      return { ask, hidden };
    };
    const { ask, hidden } = saying('correct horse', 'correct horse');
    const line = (await run(['new-key', file], { ask })).out[0]!;
    expect(hidden).toEqual([true, true]);
    expect(readFileSync(file, 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    const sign = (passphrase: string) =>
      run(['approve', 'places/us', ...who(file), '--yes'], { ask: saying(passphrase).ask, approverKeys: [line] });
    expect((await sign('wrong')).err).toEqual([expect.stringMatching(/does not open with this passphrase/)]);
    expect((await sign('correct horse')).code).toBe(0);
    expect((await run(['approve', 'places/us', ...who(file), '--yes'])).err[0]).toMatch(/use it at a terminal/);
  });

  test('two different passphrases make no key', async () => {
    const answers = ['one', 'two'];
    const file = join(folder, 'never.pem');
    const { code } = await run(['new-key', file], { ask: () => Promise.resolve(answers.shift()!) });
    expect(code).toBe(1);
    expect(() => statSync(file)).toThrow('ENOENT');
  });

  test.each([[[]], [['a.pem', 'b.pem']]])('wrong use: %j', async (files) => {
    expect((await run(['new-key', ...files])).code).toBe(2);
  });
});
