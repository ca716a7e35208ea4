import type { ServedArticle } from '../load.js';
import { namesOf } from './passages.js';
import type { RetrievalSettings } from './settings.js';
import { stem, tokens } from './words.js';

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
  const names = new Map<string, string>();
  const add = (name: string) => {
    const key = tokens(name).map(stem).join(' ');
    if (key !== '' && !names.has(key)) names.set(key, name.toLowerCase());
  };
  for (const article of articles) {
    for (const name of namesOf(article)) add(name);
    for (const name of Object.values(article.section_names ?? {}).flat()) add(name);
  }
  for (const { not_about = [] } of articles) for (const name of not_about) add(name);
  for (const name of other_topics) add(name);
  const longest = Math.max(...[...names.keys()].map((key) => key.split(' ').length));

  return (text) => {
    const words = tokens(text.slice(0, longestText)).map(stem);
    const found = new Set<string>();
    for (let at = 0; at < words.length; at += 1) {
      // The longest name at each place: "low blood sugar" before "blood sugar".
      for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
        const name = names.get(words.slice(at, at + length).join(' '));
        if (name === undefined) continue;
        found.add(name);
        at += length - 1;
        break;
      }
    }
    return [...found].toSorted();
  };
}
