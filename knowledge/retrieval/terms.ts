import type { ServedArticle } from '../load.js';
import { namesOf } from './passages.js';
import { PhraseList } from './phraseList.js';
import type { RetrievalSettings } from './settings.js';
import { termsOf } from './words.js';

/** Longer texts tell a story; what is asked stands in their first words. */
const longestText = 2_000;

/**
 * Reads the health topics that a text names, in our own vocabulary: names of articles and their neighbours, and
 * `other_topics`. Gives the vocabulary's words, never the text's, so that they may be kept without the patient's.
 *
 * @example terms('does my aunt Rosa have lupus?') // ['lupus']
 */
export function createTermReader(
  articles: readonly ServedArticle[],
  { other_topics }: Pick<RetrievalSettings, 'other_topics'>,
): (text: string) => string[] {
  const names = new PhraseList<string>();
  const add = (name: string) => {
    const words = termsOf(name);
    if (names.get(words) === undefined) names.add(words, name.toLowerCase());
  };
  for (const article of articles) {
    for (const name of namesOf(article)) add(name);
    for (const name of Object.values(article.section_names ?? {}).flat()) add(name);
  }
  for (const { not_about = [] } of articles) for (const name of not_about) add(name);
  for (const name of other_topics) add(name);
  return (text) => {
    const found = names.longestIn(termsOf(text.slice(0, longestText)));
    return [...new Set(found.map(({ value }) => value))].toSorted();
  };
}
