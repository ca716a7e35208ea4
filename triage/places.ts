/** Where the word sets stand in one text: a list of places for each set, kept in arrays that serve text after text. */
import type { Membership } from './wordSets.js';

export interface Places {
  /** Forgets the last text and takes the sets that begin at each token of the next. */
  fill(words: Membership[]): void;
  /** Sets that stand anywhere, each once. */
  present(): number[];
  haveAll(sets: number[]): boolean;
  /** First place of a set, or -1. */
  first(set: number): number;
  /** The next place of the same set, or -1. */
  next(place: number): number;
  /** The token of a place. */
  token(place: number): number;
}

export function createPlaces(setCount: number): Places {
  const firstOf = new Int32Array(setCount).fill(-1);
  let nextOf = new Int32Array(1024);
  let tokenOf = new Int32Array(1024);
  let standing: number[] = [];
  return {
    fill(words) {
      for (const set of standing) firstOf[set] = -1;
      standing = [];
      const count = words.reduce((sum, { begins }) => sum + begins.length, 0);
      if (count > nextOf.length) {
        nextOf = new Int32Array(count * 2);
        tokenOf = new Int32Array(count * 2);
      }
      let place = 0;
      // From the last token to the first, so that each list begins with the first.
      for (let i = words.length - 1; i >= 0; i--) {
        for (const set of words[i]!.begins) {
          if (firstOf[set]! < 0) standing.push(set);
          nextOf[place] = firstOf[set]!;
          tokenOf[place] = i;
          firstOf[set] = place++;
        }
      }
    },
    present: () => standing,
    haveAll(sets) {
      for (const set of sets) if (firstOf[set]! < 0) return false;
      return true;
    },
    first: (set) => firstOf[set]!,
    next: (place) => nextOf[place]!,
    token: (place) => tokenOf[place]!,
  };
}
