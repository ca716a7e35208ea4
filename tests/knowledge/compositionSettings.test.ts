import { compositionSchema, connectivesSchema } from '../../knowledge/composition/settings.js';
import { connectives, settings } from './compositionFixture.js';

const issues = (file: unknown) => connectivesSchema.safeParse(file).error?.issues.map(({ message }) => message) ?? [];
const [first] = connectives.connectives;

test("the site's own files are sound", () => {
  expect(issues(connectives)).toEqual([]);
  expect(compositionSchema.safeParse(settings).success).toBe(true);
});

test.each([
  ['an id used twice', { connectives: [...connectives.connectives, first] }, 'an id is used twice'],
  ['no phrase between lists', { between_lists: 'made-up' }, 'no connective of this id may stand later in an answer'],
  ['one that may only come first', { between_lists: 'page' }, 'no connective of this id may stand later in an answer'],
  [
    'a phrase that is a sentence',
    { connectives: [...connectives.connectives, { id: 'fine', text: 'You are fine.', where: 'any' }] },
    'a short phrase that ends with a colon',
  ],
  [
    'a phrase with a number',
    { connectives: [...connectives.connectives, { id: 'dose', text: 'Take 2 tablets:', where: 'any' }] },
    'a short phrase that ends with a colon',
  ],
])('connecting phrases: %s is refused', (_, change, message) => {
  expect(issues({ ...connectives, ...change })).toContain(message);
});

test('a word list that is missing, or one too many, is refused', () => {
  const { urgent: _, ...structure } = settings.structure;
  expect(compositionSchema.safeParse({ ...settings, structure }).success).toBe(false);
  expect(compositionSchema.safeParse({ ...settings, more: [] }).success).toBe(false);
});
