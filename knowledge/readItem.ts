import type { z } from 'zod';
import { headerSchema } from './header.js';
import type { Header, Kind } from './header.js';
import type { Problem } from './problems.js';
import { checkYaml, parseYaml, readContentText } from './yamlFile.js';
import type { ParsedYaml } from './yamlFile.js';

/** One content file, parsed, with the way back to its lines. */
export interface Item<T extends Header = Header> {
  kind: Kind;
  file: string;
  value: T;
  lineOf: ParsedYaml['lineOf'];
}

/** A content file as it was found. */
export interface Found {
  path: string;
  file: string;
  /** Name of the locale folder, or empty. */
  locale: string;
  stem: string;
}

/** Reads a YAML file of one kind and checks its header, its form and its name. Null, with problems added, when it is broken. */
export function readItem<T extends Header>(
  kind: Kind,
  { path, file, locale, stem }: Found,
  schema: z.ZodType<T>,
  problems: Problem[],
): Item<T> | null {
  const text = readContentText(path, file, problems);
  const parsed = text === null ? null : parseYaml(file, text, problems);
  const value = parsed && checkWithHeader(schema, parsed, problems);
  if (!parsed || !value) return null;
  const item = { kind, file, value, lineOf: parsed.lineOf };
  checkNames(item, locale, stem, problems);
  return item;
}

/** The header's own rules (a date that exists, …) are stricter than triage's, so both are checked; one report a line. */
function checkWithHeader<T extends Header>(schema: z.ZodType<T>, parsed: ParsedYaml, problems: Problem[]): T | null {
  const found: Problem[] = [];
  const value = checkYaml(schema, parsed, found);
  const header: Problem[] = [];
  checkYaml(headerSchema, parsed, header);
  const reported = new Set(found.map((problem) => problem.line));
  found.push(...header.filter((problem) => !reported.has(problem.line)));
  problems.push(...found);
  return found.length === 0 ? value : null;
}

/** Kinds whose files are named for their id; of the others some are named for their locale. */
const namedForId: readonly Kind[] = ['places', 'protocols', 'second-reader', 'settings', 'composition'];

function checkNames(item: Item, locale: string, stem: string, problems: Problem[]): void {
  const report = (key: string, reason: string) => problems.push({ file: item.file, line: item.lineOf([key]), reason });
  const byId = namedForId.includes(item.kind);
  const stated = (item.value as { locale?: string }).locale;
  const folder = item.kind === 'concepts' ? locale : stem;
  if (stated !== undefined && stated !== folder && !byId)
    report('locale', `locale ${stated} does not fit the file's place (${folder})`);
  if (byId && item.value.id !== stem) report('id', `id ${item.value.id} is not the file's name ${stem}`);
}
