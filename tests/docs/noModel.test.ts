/** Where a language model may be reached from, and that none decides a level: docs/safety/clinical-risk-plan.md, "Change control". */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const rooms = ['bot', 'dialogs', 'triage', 'knowledge', 'nurseline', 'storage', 'prompts', 'web', 'evaluation'];
/** Packages that talk to a model, and the chat classes and agents of those that are here for retrieval. */
const client =
  /from '(openai(\/[^']+)?|ai|@anthropic-ai\/[^']+|@google\/gen[^']+|@langchain\/(?!core)[^']+|ollama)'|\bcreateAgent\b|\binitChatModel\b|chat_models/;
/** What a room imports when it can get at a model. */
const reach = /from '[^']*(\/bot\/|\.\/model\/|\/composition\/|\/prompts\/)[^']*'/;

const sources = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(room, name)),
);
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const inRooms = (...names: string[]) => sources.filter((file) => names.some((name) => file.startsWith(`${name}/`)));

test('only bot/model talks to a language model, by one package', () => {
  const { dependencies } = JSON.parse(text('package.json')) as { dependencies: Record<string, string> };
  expect(Object.keys(dependencies).filter((name) => client.test(`from '${name}'`))).toEqual(['openai']);
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((file) => !file.startsWith('bot/model/') && client.test(text(file)))).toEqual([]);
});

test('the rooms that judge danger, keep the record and call the nurse never reach a model', () => {
  const judging = inRooms('triage', 'storage', 'nurseline');
  expect(judging.length).toBeGreaterThan(50);
  expect(judging.filter((file) => reach.test(text(file)))).toEqual([]);
});

test('no file that changes a level knows of a model', () => {
  const changes = /\.level = |\btell\(|\bratchet\(/;
  const levels = inRooms('dialogs', 'bot').filter((file) => changes.test(text(file)));
  expect(levels).toContain('dialogs/judge.ts');
  expect(levels.filter((file) => reach.test(text(file)) || /\bconcern\b/.test(text(file)))).toEqual([]);
});

test.each([
  "import OpenAI from 'openai';",
  "import { zodResponseFormat } from 'openai/helpers/zod';",
  "import { ChatOpenAI } from '@langchain/openai';",
])('sees %s', (line) => {
  expect(line).toMatch(client);
  expect("import { Document } from '@langchain/core/documents';").not.toMatch(client);
});

test.each([
  "import type { Composer } from '../knowledge/composition/composed.js';",
  "import { createLanguageModel } from '../bot/model/languageModel.js';",
  "import { createLanguageModel } from './model/languageModel.js';",
])('sees %s', (line) => {
  expect(line).toMatch(reach);
  expect("import { judge } from '../../dialogs/judge.js';").not.toMatch(reach);
});
