/** What lint asks beyond the format: plain words, doses with a source, links that lead somewhere, one topic a page. */
import { jsonOf, runOn } from './commandRun.js';
import { article, Root } from './fixture.js';

let root: Root;
beforeEach(() => {
  root = new Root();
});
afterEach(() => root.remove());

interface Told {
  problems: { file: string; line: number; reason: string }[];
  warnings: Told['problems'];
  notes: Told['problems'];
}
const lint = async (more: Parameters<typeof runOn>[2] = {}, ...args: string[]): Promise<Told & { code: number }> => {
  const ran = await runOn(root, ['lint', '--json', ...args], more);
  return { ...(jsonOf(ran) as unknown as Told), code: ran.code };
};
const reasons = (list: Told['problems']) => list.map(({ reason }) => reason);
const colds = 'articles/en/colds.md';
const overview = 'A cold is a mild infection. It passes by itself.';
/** A second article, with other names. */
const other = (id: string, title: string, more = '') =>
  article()
    .replace('id: colds', `id: ${id}`)
    .replace('title: The common cold', `title: ${title}${more}`)
    .replace('[common cold]', '[]')
    .replace('[cold, colds]', '[]');
const front = (line: string) => root.edit(colds, 'lay_names:', `${line}\nlay_names:`);

describe('plain words', () => {
  test('a page that is hard to read is a warning, with its grade', async () => {
    root.edit(
      colds,
      overview,
      'Rhinoviral nasopharyngitis constitutes predominantly self-limiting inflammatory symptomatology, necessitating exclusively supportive intervention.',
    );
    const { code, warnings } = await lint();
    expect(code).toBe(0);
    expect(reasons(warnings)).toEqual([expect.stringMatching(/^reads at grade \d\d\.\d: below 7 is the aim$/)]);
  });

  test('a language without a formula is said, once', async () => {
    root.write('articles/es/a.md', other('a', 'El resfriado'));
    root.write('articles/es/b.md', other('b', 'La gripe'));
    expect((await lint()).notes).toEqual([
      {
        file: 'knowledge/articles/es/b.md',
        line: 1,
        reason: 'no reading-level formula for es: its articles are not measured',
      },
    ]);
  });

  test('a section that is too long, and one that names no number to call, with their lines', async () => {
    root.edit(colds, overview, Array(200).fill('It goes.').join(' '));
    root.edit(colds, 'Call {emergency} if', 'Call us if');
    expect((await lint()).warnings).toEqual([
      { file: 'knowledge/articles/en/colds.md', line: 13, reason: 'section overview has 400 words: 189 is the most' },
      {
        file: 'knowledge/articles/en/colds.md',
        line: 17,
        reason: 'section help does not name {emergency}, the number to call',
      },
    ]);
  });
});

describe('doses', () => {
  const dose = async (text: string) => {
    root.edit(colds, overview, text);
    return lint();
  };

  test.each([
    'Take 500 mg of it.',
    'Take 2,000mg a day.',
    'Use two puffs.',
    'Drink 5-ml of the syrup.',
    'The dose is 0.5 mg/kg.',
    'Take 20 units before you eat.',
    'Take 1 tablet, then 2.5 ml.',
  ])('%s', async (text) => {
    const { code, problems } = await dose(text);
    expect(code).toBe(1);
    expect(problems).toEqual([
      {
        file: 'knowledge/articles/en/colds.md',
        line: 13,
        reason: expect.stringMatching(/^section overview tells a dose/),
      },
    ]);
  });

  test.each([
    'Your sugar is above 126 mg/dL.',
    'Eat less than 2,300 mg of sodium a day.',
    'Eat 30 grams of fiber.',
    'Drink 200 ml of water.',
    'It passes in 5 days, at 100 degrees.',
    'Take your tablets each day.',
    'It is 10 g/L.',
  ])('no dose of a medicine: %s', async (text) => {
    expect(await dose(text)).toMatchObject({ code: 0, problems: [] });
  });

  test('with a source that tells doses it is sound', async () => {
    front('dose_sources: ["DailyMed, acetaminophen, 2025"]');
    expect((await dose('Take 500 mg.')).problems).toEqual([]);
  });

  test('so it is when the sources hold a label or formulary', async () => {
    root.edit(colds, 'A guideline, 2024', 'Acetaminophen, Prescribing Information, 2025');
    expect((await dose('Take 500 mg.')).problems).toEqual([]);
  });

  test('a long text costs no time', async () => {
    const started = process.cpuUsage().user;
    await dose(`It is 1${'1,.'.repeat(30_000)} and ${'two '.repeat(20_000)}end.`);
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(20);
  });
});

describe('duplicate topics', () => {
  test('a shared name is a warning, with both files', async () => {
    root.write('articles/en/flu.md', other('flu', 'Flu').replace('lay_names: []', 'lay_names: [Cold]'));
    expect((await lint()).warnings).toEqual([
      {
        file: 'knowledge/articles/en/flu.md',
        line: 10,
        reason: '"cold" is also a name of knowledge/articles/en/colds.md',
      },
    ]);
  });

  test('so is a part of a title', async () => {
    root.write('articles/en/flu.md', other('flu', 'Flu (cold)'));
    expect((await lint()).warnings).toMatchObject([{ line: 8, reason: expect.stringContaining('"cold" is also') }]);
  });

  test.each(['not_about: [cold]', 'section_names: { overview: [cold] }'])(
    'unless one of them tells it: %s',
    async (told) => {
      root.write('articles/en/flu.md', other('flu', 'Flu', `\n${told}`).replace('lay_names: []', 'lay_names: [Cold]'));
      expect(await lint()).toMatchObject({ code: 0, warnings: [] });
    },
  );

  test('two titles alike are an error', async () => {
    root.write('articles/en/flu.md', other('flu', 'The Common Cold'));
    expect(await lint()).toMatchObject({ code: 1, problems: [{ line: 8 }] });
  });

  test('another language is another library', async () => {
    root.write('articles/es/flu.md', other('flu', 'The common cold'));
    expect(await lint()).toMatchObject({ code: 0, warnings: [] });
  });
});

describe('links to our own pages', () => {
  test.each([
    ['/articles/nowhere', 'there is no such page'],
    ['/articles/colds#nothing', 'that page has no such section'],
    ['/articles/draft', 'that page is a draft'],
  ])('%s', async (url, why) => {
    root.write('articles/en/draft.md', other('draft', 'Draft').replace('status: sample', 'status: draft'));
    front(`links: [{ text: More, url: "${url}" }]`);
    expect(await lint()).toMatchObject({ code: 1, problems: [{ line: 10, reason: `${url}: ${why}` }] });
  });

  test('in a text, with the line of its section; a good one is nothing', async () => {
    root.edit(colds, overview, 'Read /articles/colds#help, then /articles/gone.');
    expect((await lint()).problems).toEqual([
      { file: 'knowledge/articles/en/colds.md', line: 13, reason: '/articles/gone: there is no such page' },
    ]);
  });

  test.each(['javascript:alert(1)', 'ftp://a.example', '//a.example', '/nurse', 'https://me:secret@a.example/'])(
    'a link that leads elsewhere is refused at once: %s',
    async (url) => {
      front(`links: [{ text: More, url: "${url}" }]`);
      expect(await lint()).toMatchObject({
        code: 1,
        problems: [{ reason: expect.stringContaining('a link is https://') }],
      });
    },
  );
});

describe('links to the web', () => {
  type Answer = { status: number; to?: string } | Error;
  /** A web of fixed answers, by method and address; what it was asked, in order. */
  const web = (answers: Record<string, Answer>) => {
    const asked: string[] = [];
    let open = 0;
    let most = 0;
    const fetch = async (url: string, { method }: { method: string }) => {
      asked.push(`${method} ${url}`);
      open += 1;
      most = Math.max(most, open);
      await new Promise(setImmediate);
      open -= 1;
      const answer = answers[`${method} ${url}`] ?? answers[url];
      if (!answer || answer instanceof Error) throw answer ?? new Error(`nobody expects ${url}`);
      return { status: answer.status, headers: { get: () => answer.to ?? null }, body: null };
    };
    return { asked, fetch, most: () => most };
  };
  const linked = (...urls: string[]) =>
    front(`links: [${urls.map((url) => `{ text: More, url: "${url}" }`).join(', ')}]`);

  test('are not looked at unless asked', async () => {
    linked('https://a.example/');
    expect(await lint()).toMatchObject({ code: 0, warnings: [] });
  });

  test('alive, moved, gone, silent, late, at home', async () => {
    linked(
      'https://a.example/ok',
      'https://a.example/nohead',
      'https://a.example/moved',
      'https://a.example/gone',
      'https://a.example/broken',
      'https://a.example/silent',
      'https://a.example/circle',
      'https://a.example/inside',
      'http://127.0.0.1/x',
      'http://intranet/x',
    );
    const { asked, fetch } = web({
      'https://a.example/ok': { status: 200 },
      'HEAD https://a.example/nohead': { status: 405 },
      'GET https://a.example/nohead': { status: 200 },
      'https://a.example/moved': { status: 301, to: '/ok' },
      'https://a.example/gone': { status: 404 },
      'https://a.example/broken': { status: 500 },
      'https://a.example/silent': new TypeError('fetch failed'),
      'https://a.example/circle': { status: 302, to: '/circle' },
      'https://a.example/inside': { status: 302, to: 'http://169.254.169.254/secret' },
    });
    const { code, problems, warnings } = await lint({ fetch }, '--links');
    expect(code).toBe(1);
    expect(reasons(problems)).toEqual(['https://a.example/gone is gone (404)']);
    expect(reasons(warnings).sort()).toEqual([
      'http://127.0.0.1/x is no public web address',
      'http://intranet/x is no public web address',
      'https://a.example/broken answers 500',
      'https://a.example/circle leads in a circle',
      'https://a.example/inside is no public web address',
      'https://a.example/silent does not answer (TypeError)',
    ]);
    expect(asked.filter((url) => /127|intranet|169/.test(url))).toEqual([]);
    expect(asked).toContain('GET https://a.example/nohead');
    expect(asked).not.toContain('GET https://a.example/ok');
  });

  test('one that takes too long', async () => {
    linked('https://a.example/slow');
    const late = AbortSignal.abort();
    const fetch = () => Promise.reject(late.reason as Error);
    const { warnings } = await lint({ fetch, timeout: () => late }, '--links');
    expect(reasons(warnings)).toEqual(['https://a.example/slow does not answer within 10 s (AbortError)']);
  });

  test('each address is asked once, a few at a time', async () => {
    const urls = Array.from({ length: 20 }, (_, index) => `https://a.example/${index}`);
    linked(...urls, ...urls.slice(0, 5));
    const { asked, fetch, most } = web(Object.fromEntries(urls.map((url) => [url, { status: 200 }])));
    await lint({ fetch }, '--links');
    expect(asked.sort()).toEqual(urls.map((url) => `HEAD ${url}`).sort());
    expect(most()).toBe(4);
  });
});

test('a draft may still have faults: they are listed as warnings', async () => {
  root.write(
    'articles/en/draft.md',
    other('draft', 'Draft')
      .replace('status: sample', 'status: draft')
      .replace('.overview', '.symptoms')
      .replace('A cold is a mild infection', 'Take 500 mg'),
  );
  const { code, warnings } = await lint();
  expect(code).toBe(0);
  expect(reasons(warnings)).toEqual([
    'the article has no overview section',
    expect.stringMatching(/^section overview tells a dose \(500 mg\)/),
  ]);
});

test('in words: errors go to standard error, warnings to standard output', async () => {
  root.edit(colds, overview, 'Take 500 mg.');
  root.edit(colds, 'Call {emergency} if', 'Call us if');
  const { code, out, err } = await runOn(root, ['lint']);
  expect({ code, out, err }).toEqual({
    code: 1,
    out: ['knowledge/articles/en/colds.md:17: section help does not name {emergency}, the number to call (warning)'],
    err: [expect.stringMatching(/^knowledge\/articles\/en\/colds\.md:13: section overview tells a dose/), '1 problem'],
  });
});
