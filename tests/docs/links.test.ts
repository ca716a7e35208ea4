/** Every relative link of the documentation leads to a file that exists, and to a heading where it names one. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '../..');
const readme = join(root, 'README.md');

const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => join(root, 'docs', name))
  .concat(existsSync(readme) ? [readme] : []);

/** Code is no prose: what looks like a link there is none. */
const prose = (markdown: string): string => markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

function linksIn(markdown: string): string[] {
  return [...prose(markdown).matchAll(/\]\(\s*<?([^)\s>]+)/g)]
    .map((match) => match[1]!)
    .filter((link) => !/^[a-z][a-z0-9+.-]*:/i.test(link));
}

/** A heading's anchor as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const anchorsIn = (markdown: string): string[] =>
  [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map((match) => anchorOf(match[1]!));

function leadsSomewhere(page: string, link: string): boolean {
  const [path, anchor] = link.split('#') as [string, string | undefined];
  const target = path === '' ? page : join(dirname(page), decodeURIComponent(path));
  if (relative(root, target).startsWith('..') || !existsSync(target)) return false;
  if (anchor === undefined) return true;
  return !statSync(target).isDirectory() && anchorsIn(readFileSync(target, 'utf8')).includes(anchor);
}

it.each(pages.map((page) => [relative(root, page), page] as const))('%s', (_name, page) => {
  const broken = linksIn(readFileSync(page, 'utf8')).filter((link) => !leadsSomewhere(page, link));
  expect(broken).toEqual([]);
});

it('sees links, not code, and anchors that are not there', () => {
  expect(linksIn('[a](b.md) `[c](d.md)` [e](https://example.org) ![f](g.png "h") [i](#j)')).toEqual([
    'b.md',
    'g.png',
    '#j',
  ]);
  const page = join(root, 'docs', 'architecture.md');
  expect(leadsSomewhere(page, 'no-such-page.md')).toBe(false);
  expect(leadsSomewhere(page, 'errors.md#no-such-heading')).toBe(false);
  expect(leadsSomewhere(page, 'errors.md#the-request')).toBe(true);
});
