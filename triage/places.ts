/** Where the word sets stand in one clause, in arrays that serve clause after clause. */
import type { Membership } from './wordSets.js';

export interface Places {
  /** Forgets the last clause and takes the sets that begin at each token of the next: words [from, to) of a text. */
  fill(words: Membership[], from: number, to: number): void;
  /** Sets on which phrases hang that stand anywhere, each once. */
  hanging(): readonly number[];
  /** The set stands anywhere. */
  stands(set: number): boolean;
  /** First place of a set with which phrases open, or -1. */
  first(set: number): number;
  /** The next place of the same set, or -1. */
  next(place: number): number;
  /** The token of a place. */
  token(place: number): number;
}

export function createPlaces(setCount: number): Places {
  const standing = new Uint8Array(setCount);
  /** Holds only for sets that stand. */
  const firstOf = new Int32Array(setCount);
  let nextOf = new Int32Array(1024);
  let tokenOf = new Int32Array(1024);
  let hanging: number[] = [];
  return {
    fill(words, from, to) {
      standing.fill(0);
      hanging = [];
      let count = 0;
      for (let i = from; i < to; i++) count += words[i]!.opens.length;
      if (count > nextOf.length) {
        nextOf = new Int32Array(count * 2);
        tokenOf = new Int32Array(count * 2);
      }
      let place = 0;
      // From the last token to the first, so that each list begins with the first.
      for (let i = to - 1; i >= from; i--) {
        const { begins, hangs, opens } = words[i]!;
        for (let k = 0; k < hangs.length; k++) if (standing[hangs[k]!] === 0) hanging.push(hangs[k]!);
        for (let k = 0; k < opens.length; k++) {
          const set = opens[k]!;
          nextOf[place] = standing[set] === 1 ? firstOf[set]! : -1;
          tokenOf[place] = i;
          firstOf[set] = place++;
        }
        for (let k = 0; k < begins.length; k++) standing[begins[k]!] = 1;
      }
    },
    hanging: () => hanging,
    stands: (set) => standing[set] === 1,
    first: (set) => (standing[set] === 1 ? firstOf[set]! : -1),
    next: (place) => nextOf[place]!,
    token: (place) => tokenOf[place]!,
  };
}
