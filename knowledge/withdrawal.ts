import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stringify } from 'yaml';
import { canonicalJson } from './canonical.js';
import { parseArticle } from './articles.js';
import type { Article } from './articles.js';
import { writeWhole } from './writeWhole.js';
import { readContentText } from './yamlFile.js';

/** An article that cannot be withdrawn; the message says why and what helps. */
export class NotWithdrawn extends Error {
  override name = 'NotWithdrawn';
}

interface ArticleFile {
  path: string;
  /** As problems name it, for example `knowledge/articles/en/flu.md`. */
  file: string;
  locale: string;
  id: string;
}

/** Every article file; an article's id is its file's name. */
function articleFiles(root: string): ArticleFile[] {
  const folder = join(root, 'articles');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name: locale }) =>
      readdirSync(join(folder, locale))
        .filter((name) => name.endsWith('.md') && !name.startsWith('.'))
        .map((name) => ({
          path: join(folder, locale, name),
          file: join(basename(root), 'articles', locale, name),
          locale,
          id: name.slice(0, -'.md'.length),
        })),
    );
}

/** The front matter's lines (0-based, without its two `---`), or null where there is none. */
function frontMatter(text: string): { lines: string[]; end: number } | null {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  return end < 0 ? null : { lines: lines.slice(1, end), end };
}

const isMarked = (text: string): boolean =>
  frontMatter(text)?.lines.some((line) => /^withdrawn\s*:/.test(line)) ?? false;

/**
 * Ids of the articles whose file says `withdrawn` at all, even where the file has problems: a withdrawal must not wait
 * until somebody has mended another line.
 */
export function markedWithdrawn(root: string): Set<string> {
  return new Set(
    articleFiles(root)
      .filter(({ path }) => isMarked(readContentText(path, path, []) ?? ''))
      .map(({ id }) => id),
  );
}

export interface Withdrawn {
  id: string;
  file: string;
  date: string;
  reason: string;
}

/**
 * Writes `withdrawn` at the end of the front matter and leaves every other character as it is, also in a file that has
 * problems. Throws NotWithdrawn.
 * @param id the article's id  @param date UTC calendar day, `YYYY-MM-DD`
 */
export function withdrawArticle(
  root: string,
  id: string,
  { date, reason }: { date: string; reason: string },
): Withdrawn {
  const found = articleFiles(root).find((file) => file.id === id);
  if (!found) throw new NotWithdrawn(`There is no article ${id}.`);
  const { path, file, locale } = found;
  const text = readFileSync(path, 'utf8');
  const front = frontMatter(text);
  if (!front) throw new NotWithdrawn(`${file} has no front matter between two lines of ---: mend it, or take it away.`);
  if (isMarked(text)) throw new NotWithdrawn(`${file} is already withdrawn. --list names who was answered from it.`);

  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split('\n');
  const addition = stringify({ withdrawn: { date, reason } }, { singleQuote: true, lineWidth: 0 }).trimEnd();
  const end = lines.slice(0, front.end).join('\n').length + 1;
  const changed = text.slice(0, end) + addition.replaceAll('\n', newLine) + newLine + text.slice(end);

  const before = parsed(file, text, locale);
  const after = parsed(file, changed, locale);
  const { withdrawn, ...rest } = after ?? {};
  const fits = !before || (withdrawn?.reason === reason && canonicalJson(rest) === canonicalJson(before));
  if (!fits || !isMarked(changed)) throw new Error(`${file} would not be the same article but for its withdrawal`);
  writeWhole(path, changed);
  return { id, file, date, reason };
}

function parsed(file: string, text: string, locale: string): Article | null {
  const unified = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  return parseArticle(file, unified, locale, [])?.article ?? null;
}
