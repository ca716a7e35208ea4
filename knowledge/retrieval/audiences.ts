import { PhraseList } from './phraseList.js';
import { root, termsOf } from './words.js';

/** Younger than this, a number before "year old" is the age of a child. */
const grownUp = 18;
const aged = new Set(['old', 'yo']);

/** Groups of people, as places in `audiences` of `retrieval.yaml`. */
export type Audiences = ReadonlySet<number>;

export interface AudienceReader {
  /** Those that a text names. @param words as `termsOf` gives them */
  named(words: readonly string[]): Audiences;
  /** Those that a question is about: the age of a child names children, the first group. */
  asked(words: readonly string[]): Audiences;
  /** Words of a text but those that name a group. */
  without(group: number, words: readonly string[]): string[];
  /** Whether a text speaks of a group at all. @param roots of its words */
  isIn(group: number, roots: ReadonlySet<string>): boolean;
}

/** Reads who a text is about: what helps a grown man may harm a child, or one that is not born yet. */
export function createAudienceReader(groups: readonly (readonly string[])[]): AudienceReader {
  const phrases = new PhraseList<number>();
  const rootsOf = groups.map((group, at) =>
    group.map((name) => {
      phrases.add(termsOf(name), at);
      return termsOf(name).map(root);
    }),
  );
  const named = (words: readonly string[]) => new Set(phrases.in(words).map(({ value }) => value));
  const isChildsAge = (word: string, at: number, words: readonly string[]) =>
    /^\d+$/.test(word) && Number(word) < grownUp && words.slice(at + 1, at + 3).some((next) => aged.has(next));
  return {
    named,
    without(group, words) {
      const own = phrases.in(words).filter(({ value }) => value === group);
      return words.filter((_, place) => !own.some(({ at, length }) => place >= at && place < at + length));
    },
    asked: (words) => (words.some(isChildsAge) ? named(words).add(0) : named(words)),
    isIn: (group, roots) => rootsOf[group]!.some((name) => name.every((part) => roots.has(part))),
  };
}
