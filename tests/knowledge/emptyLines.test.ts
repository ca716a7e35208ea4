import { parseArticle } from '../../knowledge/articles.js';
import { partsOf } from '../../knowledge/retrieval/parts.js';
import { sentencesOf } from '../../knowledge/retrieval/passages.js';
import { article } from './fixture.js';

const extra = 'Rest helps.\n\n- Drink enough.\n- Sleep.\n\nIt passes.';
const overviewOf = (text: string) => {
  const written = article().replace(/(\.overview\}\n\n)/, `$1${text}\n\n`);
  return parseArticle('colds.md', written, 'en', [])!.article.sections[0]!;
};

test('however many empty lines an author leaves, paragraphs stay paragraphs and items items', () => {
  const wide = overviewOf(extra.replaceAll('\n\n', '\n\n\n\n'));
  expect(wide).toEqual(overviewOf(extra));
  const [first, last] = partsOf(sentencesOf('colds', wide));
  expect(first!.items.map(({ text }) => text)).toEqual(['Drink enough.', 'Sleep.']);
  expect(last).toMatchObject({ paragraph: [{ text: 'It passes.' }], items: [] });
});
