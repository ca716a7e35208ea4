import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { makeDraft, sha256 } from './draft.js';
import type { Origin } from './draft.js';
import { formatOf, importers } from './formats.js';
import { keepDraft, takenIds } from './keep.js';
import type { Kept } from './keep.js';
import type { FoundOrNot } from './medlineplus.js';
import { NotImported } from './page.js';
import type { Format } from './page.js';
import { plainText } from './plain.js';
import type { Settings } from './settings.js';

/** What became of one page. */
export type Outcome =
  | ({ file: string; page: string; target: string; sections: number; notes: string[] } & Kept)
  | { file: string; page?: string; state: 'failed'; reason: string };

export interface ImportOptions {
  /** The `knowledge` folder. */
  root: string;
  /** Where drafts are written. */
  into: string;
  locale: string;
  /** What every file is, or undefined to look at each. */
  format: Format | undefined;
  /** Imports again what was imported before. */
  update: boolean;
  /** UTC milliseconds. */
  now: number;
  settings: Settings;
  /** Told how many pages a file has, once it is read. */
  found(pages: number): void;
}

/** Imports files one after the other, page by page. Whatever a file holds, it costs at most its own pages. */
export async function* importFiles(files: readonly string[], options: ImportOptions): AsyncGenerator<Outcome> {
  const taken = takenIds(options.root);
  const made = new Set<string>();
  for (const file of files) {
    const read = await readFile(file, options);
    options.found('reason' in read ? 1 : read.pages.length);
    if ('reason' in read) yield { file, state: 'failed', reason: read.reason };
    else for (const page of read.pages) yield keepPage(file, page, read.origin, { taken, made }, options);
  }
}

type Read = { pages: FoundOrNot[]; origin: Origin } | { reason: string };

async function readFile(file: string, { format, locale, now, settings }: ImportOptions): Promise<Read> {
  try {
    const bytes = bytesOf(file, format, settings);
    const kind = formatOf(file, bytes, format);
    checkSize(bytes.length, settings.limits.megabytes[kind]);
    const { read, version } = importers[kind];
    const origin = { file: basename(file), sha256: sha256(bytes), importer: `${kind}@${version}`, now, locale };
    return { pages: await read(bytes, settings, locale), origin };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** The size is looked at before the file is read. */
function bytesOf(file: string, format: Format | undefined, { limits }: Settings): Buffer {
  const handle = openSync(file, 'r');
  try {
    const most = format === undefined ? Math.max(...Object.values(limits.megabytes)) : limits.megabytes[format];
    checkSize(fstatSync(handle).size, most);
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

function checkSize(bytes: number, megabytes: number): void {
  if (bytes === 0) throw new NotImported('it is empty');
  if (bytes > megabytes * 1_000_000) throw new NotImported(`it is larger than ${megabytes} MB`);
}

/** So much of a title is told of a page that failed. */
const longestName = 80;

interface Ids {
  /** Of the articles that were there before, with their files. */
  taken: ReadonlyMap<string, string>;
  /** Of this import. */
  made: Set<string>;
}

function keepPage(
  file: string,
  page: FoundOrNot,
  origin: Origin,
  { taken, made }: Ids,
  options: ImportOptions,
): Outcome {
  if ('reason' in page) return { file, page: plainText(page.item), state: 'failed', reason: page.reason };
  const named = plainText(page.title).slice(0, longestName);
  try {
    const make = (now: number) => makeDraft(page, { ...origin, now }, options.settings);
    const draft = make(options.now);
    const { id, title, sections } = draft.article;
    const target = join(options.into, `${id}.md`);
    const other = taken.get(id);
    if (made.has(id)) throw new NotImported(`another page of this import is already ${id}.md`);
    if (other !== undefined && relative(other, target) !== '')
      throw new NotImported(`there is an article ${id} already: ${relative('', other)}`);
    const kept = keepDraft(target, draft, make, options.update);
    made.add(id);
    return { file, page: title, target, sections: sections.length, notes: draft.notes, ...kept };
  } catch (error) {
    return { file, ...(named === '' ? {} : { page: named }), state: 'failed', reason: reasonOf(error) };
  }
}

/** Libraries fail in ways of their own on files made to harm: each is one line, and the next file is read. */
function reasonOf(error: unknown): string {
  if (error instanceof NotImported) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  return `it cannot be read (${code ?? plainText(message).slice(0, 100)})`;
}
