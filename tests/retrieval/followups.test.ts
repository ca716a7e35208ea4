/** Follow-ups to tune on; those of the other part are measured by `npm run evaluate -- followups`, seldom. */
import { evaluateFollowUps, readFollowUps } from '../../evaluation/retrieval/followups.js';
import { loadContent } from '../../knowledge/load.js';
import { createAnswerer } from '../../knowledge/retrieval/chain.js';
import { now } from '../knowledge/fixture.js';

const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
const answerer = createAnswerer(content, {
  place: content.places.get('us')!,
  onFault: ({ fault }) => {
    throw new Error(fault);
  },
});

test('most follow-ups find the section that answers them, or honestly none', async () => {
  const rows = await readFollowUps('evaluation/retrieval/followups.jsonl', 'tune');
  const { right } = await evaluateFollowUps({ answerer, articles: content.articles, rows, now });
  expect(right.n).toBe(30);
  expect(right.hits).toBeGreaterThanOrEqual(28);
});
