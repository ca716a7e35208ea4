import { loadContent } from '../../knowledge/load.js';
import { fill, placeValues } from '../../knowledge/places.js';
import { now } from './fixture.js';

const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
const values = placeValues(content.places.get('us')!);

function syllables(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?:[^laeiouy]es|[^laeiouy]e|ed)$/, '')
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}

/** Flesch-Kincaid grade (Kincaid 1975); a reading age is about the grade plus five. */
function grade(text: string): number {
  const sentences = text.split(/[.!?:]\s|\n+/).filter((part) => /\w/.test(part));
  const words = text.match(/[A-Za-z']+/g) ?? [];
  const count = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (count / words.length) - 15.59;
}

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
