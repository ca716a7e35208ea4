/** docs/operations.md must name the numbers and log lines that the service really has. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableBelow } from './markdownTable.js';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const page = read('docs/operations.md');
const unique = (found: Iterable<string>): string[] => [...new Set(found)].sort();
const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1]!);

test('every metric is explained, and no other', () => {
  const has = matches(read('bot/metrics.ts'), /name: '(careline_\w+)'/g);
  expect(unique(matches(page, /\b(careline_\w+)/g))).toEqual(unique(has));
});

test('every count of the store is explained, and no other', () => {
  const counts = read('storage/bodies/queues.ts').split('function* stats')[1]!;
  const has = matches(counts, /^ {4}(\w+): /gm);
  expect(has).toContain('inboxParked');
  const said = matches(page, /\{what="(\w+)"\}/g).concat(matches(page, /`(cases\w+)`/g));
  expect(unique(said)).toEqual(unique(has));
});

test('every log line of the table is written somewhere, at that level', () => {
  const sources = readdirSync(join(root, 'bot'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(join('bot', name)).replace(/\s+/g, ' '));
  const lines = tableBelow(page, 'Logs').rows.flatMap(([messages, level]) =>
    matches(messages!, /`([^`]+)`/g).map((message) => [message, level!] as const),
  );
  expect(lines.length).toBeGreaterThan(10);
  const missing = lines.filter(
    ([message, level]) => !sources.some((source) => new RegExp(`\\.${level}\\([^;]*'${message}'`).test(source)),
  );
  expect(missing).toEqual([]);
});
