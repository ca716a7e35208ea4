import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readConfig } from '../../bot/config.js';
import { createLiveArticles, watchedState } from '../../bot/liveArticles.js';
import { createLog } from '../../bot/log.js';
import { loadSite } from '../../bot/site.js';
import { answererBuilding } from '../../knowledge/retrieval/chain.js';
import type { Answer } from '../../knowledge/retrieval/answer.js';
import { runOn } from '../knowledge/commandRun.js';
import { article, now, Root } from '../knowledge/fixture.js';

let root: Root;
let lines: Record<string, unknown>[];
let time: number;
beforeEach(() => {
  root = new Root();
  lines = [];
  time = now;
  between = function* () {};
  thinking = Promise.resolve();
});
afterEach(() => root.remove());

const clock = { now: () => time };

/** What happens while an index is being built. */
let between: () => Generator<void, void>;
/** How long an answer that was found takes until it is there, as with a language model. */
let thinking: Promise<void>;

/** An index that refuses an article by this title, as a defect of ours would. */
const breaksTheIndex = 'Breaks the index';

function live(profile: 'demo' | 'production' = 'demo', approverKeys: readonly string[] = []) {
  const state = watchedState(root.path);
  const content = root.load();
  const place = content.places.get('us')!;
  const { retrieval } = content;
  return createLiveArticles({
    folder: root.path,
    state,
    content,
    load: { profile, approverKeys },
    build: function* (articles) {
      yield* between();
      if (articles.some(({ title }) => title === breaksTheIndex)) throw new Error('a defect');
      const onFault = (fault: object) => void lines.push({ ...fault });
      const answerer = yield* answererBuilding({ articles, retrieval }, { place, onFault });
      return {
        ...answerer,
        async answer(...asking) {
          const answer = await answerer.answer(...asking);
          await thinking;
          return answer;
        },
      };
    },
    clock,
    log: createLog({ logLevel: 'info' }, { write: (text) => lines.push(JSON.parse(text) as Record<string, unknown>) }),
  });
}

const told = (message: string) => lines.filter(({ msg }) => msg === message);
const textOf = (answer: Answer) => (answer.kind === 'answer' ? answer.text : answer.kind);
const asked = { locale: 'en', now };
const withdraw = (file = 'articles/en/colds.md') =>
  root.edit(file, 'synonyms', 'withdrawn: { date: 2026-11-21, reason: New guidance }\nsynonyms');
const other = () =>
  article()
    .replace('id: colds', 'id: hiccups')
    .replace('The common cold', 'Hiccups')
    .replace('[common cold]', '[]')
    .replace('[cold, colds]', '[hiccups]')
    .replace('What is a cold', 'What are hiccups');

test('nothing is read while nothing changes', async () => {
  const articles = live();
  await articles.refresh();
  await articles.refresh();
  expect(lines).toEqual([]);
});

test('a withdrawal counts at the next look: no answer, no page, no section of an earlier choice', async () => {
  const articles = live();
  expect(textOf(await articles.answerer.answer('what is a cold?', asked))).toMatch(/^A cold is/);
  expect(articles.article('colds')).toBeDefined();
  withdraw();
  await articles.refresh();
  expect(await articles.answerer.answer('what is a cold?', asked)).toEqual({ kind: 'not-covered' });
  expect(articles.article('colds')).toBeUndefined();
  const place = { articleId: 'colds', sectionId: 'overview' };
  expect(articles.answerer.answerSection(place, asked)).toEqual({ kind: 'not-covered' });
  expect(told('content needs a clinician')).toEqual([
    expect.objectContaining({ code: 'article-withdrawn', kind: 'articles', name: 'colds' }),
  ]);
  expect(told('articles loaded')).toEqual([expect.objectContaining({ count: 0, ms: expect.any(Number) })]);
  expect(lines.filter(({ fault }) => fault)).toEqual([]);
});

test('while a new index is built the old one answers, but not from what is gone', async () => {
  const articles = live();
  root.write('articles/en/hiccups.md', other());
  const meanwhile: Promise<Answer>[] = [];
  between = function* () {
    yield;
    meanwhile.push(articles.answerer.answer('what is a cold?', asked));
    yield;
  };
  await articles.refresh();
  expect((await Promise.all(meanwhile)).map(textOf)).toEqual([expect.stringMatching(/^A cold is/)]);
  expect(textOf(await articles.answerer.answer('what are hiccups?', asked))).not.toBe('not-covered');
  withdraw();
  await articles.refresh();
  expect((await Promise.all(meanwhile)).map(textOf)).toEqual([expect.stringMatching(/^A cold is/), 'not-covered']);
});

test('an answer that took longer than the withdrawal of its page is not given', async () => {
  const articles = live();
  let thought: () => void = () => undefined;
  thinking = new Promise((resolve) => (thought = resolve));
  const answer = articles.answerer.answer('what is a cold?', asked);
  withdraw();
  await articles.refresh();
  thought();
  expect(await answer).toEqual({ kind: 'not-covered' });
});

test('a new article and a changed one are served', async () => {
  const articles = live();
  root.edit('articles/en/colds.md', 'passes by itself', 'passes by itself in a week');
  root.write('articles/en/hiccups.md', other());
  await articles.refresh();
  expect(textOf(await articles.answerer.answer('what is a cold?', asked))).toMatch(/in a week/);
  expect(articles.article('hiccups')?.title).toBe('Hiccups');
});

test('a deleted article is gone', async () => {
  root.write('articles/en/hiccups.md', other());
  const articles = live();
  root.delete('articles/en/hiccups.md');
  await articles.refresh();
  expect(articles.article('hiccups')).toBeUndefined();
  expect(articles.article('colds')).toBeDefined();
});

describe('content with problems', () => {
  test('changes nothing, and is named in the log; mended, it is served', async () => {
    const articles = live();
    root.edit('articles/en/colds.md', '.overview}', '.summary}');
    await articles.refresh();
    await articles.refresh();
    expect(textOf(await articles.answerer.answer('what is a cold?', asked))).toMatch(/^A cold is/);
    expect(told('changed articles refused')).toEqual([
      expect.objectContaining({ level: 'error', file: 'knowledge/articles/en/colds.md:13', count: 2 }),
      expect.objectContaining({ file: 'knowledge/articles/en/colds.md:12' }),
    ]);
    root.edit('articles/en/colds.md', '.summary}', '.overview}');
    root.edit('articles/en/colds.md', 'A cold is', 'A cold, in short, is');
    await articles.refresh();
    expect(textOf(await articles.answerer.answer('what is a cold?', asked))).toMatch(/^A cold, in short/);
  });

  test('still withdraws what it withdraws', async () => {
    root.write('articles/en/hiccups.md', other());
    const articles = live();
    root.edit('articles/en/hiccups.md', '.overview}', '.summary}');
    withdraw();
    await articles.refresh();
    expect(articles.article('colds')).toBeUndefined();
    expect(articles.article('hiccups')).toBeDefined();
    expect(told('changed articles refused')).not.toEqual([]);
  });

  test('of a kind that only the index finds changes nothing either, and still withdraws', async () => {
    root.write('articles/en/hiccups.md', other());
    const articles = live();
    root.edit('articles/en/hiccups.md', 'title: Hiccups', `title: ${breaksTheIndex}`);
    withdraw();
    await articles.refresh();
    expect(articles.article('colds')).toBeUndefined();
    expect(articles.article('hiccups')?.title).toBe('Hiccups');
    expect(told('changed articles refused')).toEqual([expect.objectContaining({ err: expect.anything() })]);
  });

  test('elsewhere does not hold up a withdrawal: safety files are read at the start only', async () => {
    const articles = live();
    root.edit('red-flags/RF02-heart.yaml', 'why:', 'whom:');
    root.edit('places/us.yaml', '"911"', '"112"');
    withdraw();
    await articles.refresh();
    expect(articles.article('colds')).toBeUndefined();
    expect(told('changed articles refused')).toEqual([]);
  });

  test('a folder that vanishes for a moment empties nothing', async () => {
    const articles = live();
    const folder = join(root.path, 'articles');
    renameSync(folder, `${folder}.moved`);
    await articles.refresh();
    expect(articles.article('colds')).toBeDefined();
    mkdirSync(folder);
    await articles.refresh();
    expect(articles.article('colds')).toBeDefined();
    expect(told('changed articles refused')).toHaveLength(1);
    rmSync(folder, { recursive: true });
    renameSync(`${folder}.moved`, folder);
    withdraw();
    await articles.refresh();
    expect(articles.article('colds')).toBeUndefined();
  });
});

test('a passed review date is told and takes the page from the index at midnight', async () => {
  root.write('articles/en/hiccups.md', other().replace('2027-05-31', '2026-11-21'));
  const articles = live();
  time = Date.parse('2026-11-22T00:00:01Z');
  await articles.refresh();
  expect(articles.article('hiccups')).toBeUndefined();
  expect(told('content needs a clinician')).toEqual([expect.objectContaining({ code: 'article-expired' })]);
});

test('in production a changed article is hidden until it is approved', async () => {
  const articles = live('production');
  root.edit('articles/en/colds.md', 'mild', 'light');
  await articles.refresh();
  expect(articles.article('colds')).toBeUndefined();
  expect(told('content needs a clinician')).toEqual([expect.objectContaining({ code: 'article-not-approved' })]);
});

test('in production an approval puts the page into service at once, and its loss takes it out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-keys-'));
  const key = join(folder, 'key.pem');
  const approverKeys = (await runOn(root, ['new-key', key])).out;
  const articles = live('production', approverKeys);
  root.edit('articles/en/colds.md', 'mild', 'light');
  await articles.refresh();
  expect(articles.article('colds')).toBeUndefined();
  const who = ['--name', 'Dr A. Tester', '--role', 'safety officer', '--key', key, '--yes'];
  await runOn(root, ['approve', 'articles/colds', ...who], { approverKeys });
  await articles.refresh();
  expect(articles.article('colds')).toMatchObject({ approval: 'approved' });
  rmSync(join(root.path, 'approvals'), { recursive: true });
  await articles.refresh();
  expect(articles.article('colds')).toBeUndefined();
  rmSync(folder, { recursive: true });
});

test('answers that run during changes never fail and never mix two versions', async () => {
  const versionOf = (n: number) =>
    article()
      .replace('version: 1.0.0', `version: 1.0.${n}`)
      .replace('A cold is a mild infection. It passes by itself.', `Text ${n}.\n\nMore ${n}.\n\n- Point ${n}.`);
  root.write('articles/en/colds.md', versionOf(0));
  const articles = live();
  const running: Promise<Answer>[] = [];
  for (let n = 1; n <= 25; n += 1) {
    for (let i = 0; i < 8; i += 1) running.push(articles.answerer.answer('what is a cold?', asked));
    root.write('articles/en/colds.md', versionOf(n));
    const refreshed = articles.refresh();
    for (let i = 0; i < 8; i += 1) running.push(articles.answerer.answer('what is a cold?', asked));
    await refreshed;
  }
  running.push(articles.answerer.answer('what is a cold?', asked));
  const answers = await Promise.all(running);
  const versions = new Set<string>();
  for (const answer of answers) {
    if (answer.kind !== 'answer') throw new Error(`answered ${answer.kind}`);
    const n = answer.version.slice('1.0.'.length);
    expect(answer.text).toBe(`Text ${n}.\n\nMore ${n}.\n\n- Point ${n}.`);
    versions.add(answer.version);
  }
  expect(versions.size).toBe(26);
  expect(lines.filter(({ fault }) => fault)).toEqual([]);
});

test('a protocol links to a page only while it is served', async () => {
  const config = readConfig({ LOG_LEVEL: 'silent' });
  const { services, live: articles } = loadSite(config, createLog(config), dirname(root.path), now, clock);
  const link = { article: 'colds', version: '1.0.0', title: 'The common cold' };
  expect(services.page('colds')).toEqual({ ...link, section: null, path: '/articles/colds' });
  expect(services.page('colds#help')).toEqual({ ...link, section: 'help', path: '/articles/colds#help' });
  withdraw();
  await articles.refresh();
  expect(services.page('colds')).toBeUndefined();
  expect(await services.answerer.answer('what is a cold?', asked)).toEqual({ kind: 'not-covered' });
});

test('forty articles are taken in within a moment', async () => {
  for (let n = 0; n < 40; n += 1) {
    const sections = Array.from(
      { length: 7 },
      (_, at) =>
        `\n## Part ${at}? {#part-${at} .self-care}\n\n${'Drink plenty of water and rest as you need it. '.repeat(15)}\n`,
    );
    root.write(`articles/en/topic-${n}.md`, other().replace('id: hiccups', `id: topic-${n}`) + sections.join(''));
  }
  const articles = live();
  withdraw();
  await articles.refresh();
  const [line] = told('articles loaded');
  expect(line).toMatchObject({ count: 40 });
  expect(line!['ms']).toBeLessThan(3_000);
  process.stderr.write(`40 articles taken in: ${String(line!['ms'])} ms\n`);
});
