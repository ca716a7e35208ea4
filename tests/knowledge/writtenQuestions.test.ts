/**
 * Questions that were written with the articles, as patients would put them, and on which nobody tuned anything: they
 * are judged as a whole. What each family must reach is a floor, not a goal; docs/evaluation.md has the figures.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadContent } from '../../knowledge/load.js';
import { createAnswerer } from '../../knowledge/retrieval/chain.js';
import { now } from './fixture.js';

interface Written {
  covered: [string, string][];
  uncovered?: string[];
}

const folder = 'tests/knowledge/written';
const families = readdirSync(folder).map(
  (name) => [name, parse(readFileSync(join(folder, name), 'utf8')) as Written] as const,
);
const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
const answerer = createAnswerer(content, {
  place: content.places.get('us')!,
  onFault: ({ fault }) => {
    throw new Error(fault);
  },
});

type Outcome = 'right-section' | 'right-page' | 'asked' | 'refused' | 'wrong-page';

async function outcomeOf(question: string, place: string): Promise<Outcome> {
  const article = place.split('#')[0]!;
  const answer = await answerer.answer(question, { locale: 'en', now });
  if (answer.kind === 'which')
    return answer.topics.some(({ articleId }) => articleId === article) ? 'asked' : 'refused';
  if (answer.kind !== 'answer') return 'refused';
  if (answer.articleId !== article) return 'wrong-page';
  return `${answer.articleId}#${answer.sectionId}` === place ? 'right-section' : 'right-page';
}

test.each(families)('%s: nearly every question finds its page, hardly any a wrong one', async (_name, { covered }) => {
  const outcomes: Outcome[] = [];
  for (const [question, place] of covered) outcomes.push(await outcomeOf(question, place));
  const share = (...of: Outcome[]) => outcomes.filter((one) => of.includes(one)).length / outcomes.length;
  expect(covered.length).toBeGreaterThan(70);
  expect(share('right-section', 'right-page', 'asked')).toBeGreaterThanOrEqual(0.9);
  expect(share('right-section')).toBeGreaterThanOrEqual(0.4);
  expect(share('wrong-page')).toBeLessThanOrEqual(0.03);
});

test('of questions that no page covers hardly any is answered', async () => {
  const questions = families.flatMap(([, { uncovered = [] }]) => uncovered);
  expect(questions.length).toBeGreaterThanOrEqual(80);
  const answered: string[] = [];
  for (const question of questions) {
    const { kind } = await answerer.answer(question, { locale: 'en', now });
    if (kind === 'answer') answered.push(question);
  }
  expect(answered.length).toBeLessThanOrEqual(3);
});
