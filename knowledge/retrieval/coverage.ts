import type { Library } from './library.js';
import type { Asked } from './asked.js';
import { root } from './words.js';

/**
 * How much of a question a section holds, from 0 to 1: a topic counts 1, every other telling word by its rarity, up to 1
 * for a word that no article has. Without the rarest word it is 0, for that word is what the question is about; so it is
 * for a section about other people.
 */
export function coverage(asked: Asked, articleId: string, sectionId: string, library: Library): number {
  if (!isForThem(asked, articleId, sectionId, library)) return 0;
  const roots = library.rootsOf(articleId, sectionId);
  const holds = (word: string) => roots.has(root(word));
  const rarest = library.idf('');
  let all = 1;
  let held = 1;
  const count = (weight: number, isHeld: boolean) => {
    all += weight;
    if (isHeld) held += weight;
  };
  const words = [...new Set(asked.telling)].sort((a, b) => library.idf(b) - library.idf(a));
  if (words[0] !== undefined && !holds(words[0])) return 0;
  for (const word of words) count(library.idf(word) / rarest, holds(word));
  for (const name of new Set(asked.otherNames(articleId))) count(1, name.split(' ').every(holds));
  return held / all;
}

/** Whether a section may be for the people asked about: "in pregnancy" is nobody else's answer, unless it was named. */
function isForThem(asked: Asked, articleId: string, sectionId: string, library: Library): boolean {
  const isNamed = asked.topics.get(articleId)?.has(sectionId) === true;
  // A word for people is a telling one, which is weighed as such; their age is passed over with other numbers.
  const isPassedOver = asked.telling.length < asked.unnamed.length;
  return (
    (isNamed || !library.isForOthers(asked.audiences, articleId, sectionId)) &&
    (!isPassedOver || library.speaksOf(asked.audiences, articleId, sectionId))
  );
}
