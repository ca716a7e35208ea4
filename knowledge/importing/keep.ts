import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Provenance } from '../articleOrigin.js';
import { parseArticle } from '../articles.js';
import { writeWhole } from '../writeWhole.js';
import { draftHash } from './draft.js';
import type { Draft } from './draft.js';
import { NotImported } from './page.js';

export interface Kept {
  state: 'new' | 'updated' | 'unchanged';
  /** Lines that an update took away (`-`) and brought (`+`). */
  changes: string[];
}

/** Ids of every article below the content root, whatever its locale: an id names one article. */
export function takenIds(root: string): Map<string, string> {
  const folder = join(root, 'articles');
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => [basename(file, '.md'), join(folder, file)]),
  );
}

/**
 * Writes a draft; never over anything but an untouched draft of the same origin, and over that only when asked.
 * @param make the draft as it is when the page is retrieved at a time (UTC milliseconds)
 * @throws NotImported
 */
export function keepDraft(path: string, { article, text }: Draft, make: (now: number) => Draft, update: boolean): Kept {
  if (!existsSync(path)) {
    writeWhole(path, text);
    return { state: 'new', changes: [] };
  }
  const name = basename(path);
  if (!update) throw new NotImported(`${name} exists already: --update imports an untouched draft again`);
  const before = readFileSync(path, 'utf8');
  const old = parseArticle(name, before, article.locale, [])?.article;
  if (!old?.provenance || old.status !== 'draft') throw new NotImported(`${name} exists and is no imported draft`);
  if (!sameOrigin(old.provenance, article.provenance!)) throw new NotImported(`${name} is a draft of another page`);
  if (draftHash(old) !== old.provenance.draft_sha256)
    throw new NotImported(`${name} was worked on since it was imported: it stays as it is`);
  // Another day alone is no change.
  const then = make(Date.parse(old.provenance.retrieved)).article;
  if (draftHash(then) === old.provenance.draft_sha256) return { state: 'unchanged', changes: [] };
  writeWhole(path, text);
  return { state: 'updated', changes: differences(before, text) };
}

/** The same page: of the same importer, at the same address or (without one) in a file of the same name. */
function sameOrigin(a: Provenance, b: Provenance): boolean {
  const importer = ({ importer: name }: Provenance) => name.split('@')[0];
  const place = ({ url, file, item }: Provenance) => url ?? `${file}#${item ?? ''}`;
  return importer(a) === importer(b) && place(a) === place(b);
}

function differences(before: string, after: string): string[] {
  const isDate = (line: string) => /^(?: {2}(?:retrieved|sha256|draft_sha256)|review_by):/.test(line);
  const lines = (text: string) => text.split('\n').filter((line) => line !== '' && !isDate(line));
  const [old, now] = [new Set(lines(before)), new Set(lines(after))];
  return [
    ...[...old].filter((line) => !now.has(line)).map((line) => `- ${line}`),
    ...[...now].filter((line) => !old.has(line)).map((line) => `+ ${line}`),
  ];
}
