import { loadContent } from '../../knowledge/load.js';
import { fill, placeValues } from '../../knowledge/places.js';
import { now } from './fixture.js';
import { grade } from '../../knowledge/lint/readability.js';

const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
const values = placeValues(content.places.get('us')!);

test('the articles that patients ask for most are there', () => {
  const ids = content.articles.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining([
      'after-a-heart-attack',
      'anxiety',
      'asthma',
      'back-pain',
      'before-an-operation',
      'chickenpox',
      'common-cold',
      'depression',
      'eczema',
      'fever-in-children',
      'flu',
      'gastroenteritis',
      'gout',
      'heartburn',
      'high-blood-pressure',
      'migraine',
      'type-2-diabetes',
      'urinary-tract-infection',
    ]),
  );
});

describe.each(content.articles.map((article) => [article.id, article] as const))('%s', (_, article) => {
  const whole = article.sections.map((section) => fill(section.text, values, section.id)).join('\n\n');

  test('can be read at the age of twelve', () => {
    expect(grade(whole)).toBeLessThan(7);
  });

  test('says when to call for help, with the number of the place', () => {
    const help = article.sections.filter((section) => section.kind === 'when-to-get-help');
    expect(help).toHaveLength(1);
    expect(help[0]!.text).toContain('{emergency}');
    for (const section of article.sections) expect(section.text).not.toMatch(/\b(?:911|999|112|988)\b/);
    expect(whole).not.toContain('{');
  });

  test('names no dose of a medicine', () => {
    expect(whole).not.toMatch(/\d\s?(?:mg|mcg|µg|g|ml|mL|units|puffs|tablets|pills)\b/);
  });

  test('has sections short enough for a chat message', () => {
    for (const section of article.sections) expect(section.text.split(/\s+/).length).toBeLessThan(190);
  });
});
