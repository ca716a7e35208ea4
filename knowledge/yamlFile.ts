import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document as YamlDocument } from 'yaml';
import type { z } from 'zod';
import { ContentError } from './problems.js';
import type { Problem } from './problems.js';

/** A parsed YAML text that still knows on which line each value stands. */
export interface ParsedYaml {
  file: string;
  data: unknown;
  /** 1-based line of the value at `path`; of its nearest existing parent when it does not exist. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads a content file as text: UTF-8 checked, byte-order mark dropped, line ends unified.
 * Returns null and adds a problem when the bytes are not UTF-8.
 */
export function readContentText(path: string, file: string, problems: Problem[]): string | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    problems.push({ file, line: 1, reason: `the file cannot be read (${codeOf(error)})` });
    return null;
  }
  if (!isUtf8(bytes)) {
    problems.push({ file, line: 1, reason: 'the file is not valid UTF-8 text' });
    return null;
  }
  return new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
}

/** Parses YAML 1.2; `firstLine` is where the text begins in its file (front matter begins on line 2). */
export function parseYaml(file: string, text: string, problems: Problem[], firstLine = 1): ParsedYaml | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const at = (offset: number) => firstLine - 1 + Math.max(1, lines.linePos(offset).line);
  // What follows the first fault is mostly its echo.
  const [error] = [...document.errors, ...document.warnings];
  if (error) problems.push({ file, line: at(error.pos[0]), reason: `broken YAML: ${error.message}` });
  if (document.errors.length + document.warnings.length > 0) return null;
  try {
    return {
      file,
      data: document.toJS({ maxAliasCount: 20 }) as unknown,
      lineOf: (path) => at(offsetOf(document, path)),
    };
  } catch {
    problems.push({ file, line: firstLine, reason: 'broken YAML: an alias is unknown or used too often' });
    return null;
  }
}

/** Checks parsed YAML against a schema; every violation becomes a problem on its own line. */
export function checkYaml<T>(schema: z.ZodType<T>, parsed: ParsedYaml, problems: Problem[]): T | null {
  const result = schema.safeParse(parsed.data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) addIssue(issue, parsed, problems);
  return null;
}

/** The same, where nothing can go on without it. Throws ContentError with file, line and reason. */
export function checkedYaml<T>(schema: z.ZodType<T>, parsed: ParsedYaml): T {
  const problems: Problem[] = [];
  const value = checkYaml(schema, parsed, problems);
  if (value === null) throw new ContentError(problems);
  return value;
}

/**
 * Reads one YAML file that is not part of the content tree (for example lint's settings) against the
 * reader's own schema. Throws ContentError with file, line and reason.
 */
export function loadYamlFile<T>(path: string, schema: z.ZodType<T>): T {
  const problems: Problem[] = [];
  const text = readContentText(path, path, problems);
  const parsed = text === null ? null : parseYaml(path, text, problems);
  if (parsed === null) throw new ContentError(problems);
  return checkedYaml(schema, parsed);
}

function addIssue(issue: z.core.$ZodIssue, parsed: ParsedYaml, problems: Problem[]): void {
  const { file } = parsed;
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const path = [...issue.path, key];
      problems.push({
        file,
        line: parsed.lineOf(path),
        reason: `${path.map(String).join('.')}: this key is not known here`,
      });
    }
    return;
  }
  const where = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
  problems.push({ file, line: parsed.lineOf(issue.path), reason: `${where}${detail(issue)}` });
}

/** A union fails with "Invalid input" only; the branch that got furthest says what is really wrong. */
function detail(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const deepest = issue.errors
    .map((branch) => branch.reduce((a, b) => (b.path.length > a.path.length ? b : a), branch[0]!))
    .filter((found) => found !== undefined)
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (deepest === undefined) return issue.message;
  const keys =
    deepest.code === 'unrecognized_keys' ? `this key is not known here: ${deepest.keys.join(', ')}` : deepest.message;
  return deepest.path.length > 0 ? `${deepest.path.map(String).join('.')}: ${keys}` : keys;
}

function offsetOf(document: YamlDocument, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => (isScalar(item.key) ? String(item.key.value) : String(item.key)) === String(step),
      );
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (node === undefined) break;
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
}
