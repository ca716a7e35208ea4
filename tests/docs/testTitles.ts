/** The titles of the tests in a file, read from its syntax tree: what is commented out or skipped is no test. */
import { readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';

const blocks = new Set(['describe', 'it', 'test']);
/** `it.skip`, `test.todo` and the like run nothing. */
const idle = new Set(['skip', 'todo', 'failing']);

interface Node {
  type?: string;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** `it`, `it.each(table)`, `` it.each`table` ``, `describe.each(table)`; undefined for any other callee, and for skipped ones. */
function blockOf(callee: unknown): string | undefined {
  if (!isNode(callee)) return undefined;
  if (callee.type === 'Identifier') return blocks.has(String(callee['value'])) ? String(callee['value']) : undefined;
  if (callee.type === 'MemberExpression') {
    const property = callee['property'] as Node;
    return idle.has(String(property['value'])) ? undefined : blockOf(callee['object']);
  }
  if (callee.type === 'CallExpression') return blockOf(callee['callee']);
  if (callee.type === 'TaggedTemplateExpression') return blockOf(callee['tag']);
  return undefined;
}

/** A title as it stands in the source; `${name}` stays as written, any other expression is `${…}`. */
function titleOf(argument: unknown): string | undefined {
  const node = (argument as { expression?: Node } | undefined)?.expression;
  if (node?.type === 'StringLiteral') return String(node['value']);
  if (node?.type !== 'TemplateLiteral') return undefined;
  const quasis = node['quasis'] as Array<{ cooked: string }>;
  const names = (node['expressions'] as Node[]).map(({ type, value }) =>
    type === 'Identifier' ? `\${${String(value)}}` : '${…}',
  );
  return quasis.map(({ cooked }, i) => cooked + (names[i] ?? '')).join('');
}

/** Every describe and test of a source text, each as the path of titles from the outermost describe down to it. */
export function titlesIn(source: string): string[][] {
  const found: string[][] = [];
  const walk = (value: unknown, path: string[]): void => {
    if (Array.isArray(value)) return value.forEach((one) => walk(one, path));
    if (!isNode(value)) return;
    let inner = path;
    if (value.type === 'CallExpression') {
      const args = value['arguments'] as unknown[];
      const title = blockOf(value['callee']) && args.length > 1 ? titleOf(args[0]) : undefined;
      if (title !== undefined) {
        inner = [...path, title];
        found.push(inner);
      }
    }
    for (const field of Object.values(value)) walk(field, inner);
  };
  walk(parseSync(source, { syntax: 'typescript' }).body, []);
  return found;
}

export function titlesOf(file: string): string[][] {
  return titlesIn(readFileSync(file, 'utf8'));
}

/** True when the wanted titles (a test alone, or with its describes before it) are the end of one of the paths. */
export function hasTitle(paths: readonly string[][], wanted: readonly string[]): boolean {
  return paths.some((path) => wanted.length <= path.length && wanted.every((t, i) => path.at(i - wanted.length) === t));
}
