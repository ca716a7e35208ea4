import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadContent } from '../../knowledge/load.js';
import { createAnswerer } from '../../knowledge/retrieval/chain.js';
import type { Answer } from '../../knowledge/retrieval/answer.js';

interface Questions {
  covered: [string, string][];
  uncovered: string[];
  off_topic: string[];
  which: [string, string, string][];
}

const now = Date.parse('2026-11-21T12:00:00Z');
const folder = 'tests/knowledge/questions';
const files = readdirSync(folder).map((name) => parse(readFileSync(join(folder, name), 'utf8')) as Partial<Questions>);
const questions: Questions = {
  covered: files.flatMap(({ covered = [] }) => covered),
  uncovered: files.flatMap(({ uncovered = [] }) => uncovered),
  off_topic: files.flatMap((file) => file.off_topic ?? []),
  which: files.flatMap(({ which = [] }) => which),
};
const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
const faults: unknown[] = [];
const answerer = createAnswerer(content, {
  place: content.places.get('us')!,
  onFault: (fault) => faults.push(fault),
});
const ask = (question: string): Promise<Answer> => answerer.answer(question, { locale: 'en', now });

test.each(questions.covered)('%s → %s', async (question, place) => {
  const answer = await ask(question);
  expect(answer.kind === 'answer' ? `${answer.articleId}#${answer.sectionId}` : answer).toBe(place);
});

test.each(questions.uncovered)('no page: %s', async (question) => {
  const answer = await ask(question);
  // Asking "is it about …?" is honest; answering from another page is not.
  expect(answer.kind === 'which' ? answer.asking : answer.kind).toMatch(/^(not-covered|about|spelling)$/);
});

test.each(questions.off_topic)('not a matter of health: %s', async (question) => {
  expect(await ask(question)).toEqual({ kind: 'off-topic' });
});

test.each(questions.which)('which do you mean? %s', async (question, ...articles) => {
  const answer = await ask(question);
  expect(answer.kind === 'which' ? answer.topics.map((topic) => topic.articleId).sort() : answer).toEqual(
    [...articles].sort(),
  );
});

test('no answer failed verification', () => {
  expect(faults).toEqual([]);
});
