/** This version calls no language model. Bringing one in changes the intended use: docs/safety/clinical-risk-plan.md, "Change control". */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const rooms = ['bot', 'dialogs', 'triage', 'knowledge', 'nurseline', 'storage', 'prompts'];
/** Packages that talk to a model, and the chat classes of those that are here for retrieval. */
const client =
  /from '(openai|ai|@anthropic-ai\/[^']+|@google\/gen[^']+|@langchain\/(?!core)[^']+|ollama)'|\bcreateAgent\b|\binitChatModel\b|chat_models/;

const sources = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?ts$/.test(name))
    .map((name) => join(room, name)),
);

test('no client of a language model is installed or imported', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(Object.keys(dependencies).filter((name) => client.test(`from '${name}'`))).toEqual([]);
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((file) => client.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test.each(["import OpenAI from 'openai';", "import { ChatOpenAI } from '@langchain/openai';"])('sees %s', (line) => {
  expect(line).toMatch(client);
  expect("import { Document } from '@langchain/core/documents';").not.toMatch(client);
});
