/**
 * Where the word sets stand in a window of a clause: for each set a row of bits, one for each token. The arrays serve window
 * after window.
 */
import type { Membership } from './wordSets.js';

/** Most tokens of a window: with the place behind the last they fill the two numbers of a row. */
export const widestWindow = 63;

export interface Places {
  /** Forgets the last window and takes the sets of each token of the next: words [from, to) of a text. */
  fill(words: Membership[], from: number, to: number): void;
  /** Sets on which phrases hang that stand anywhere, each once. */
  hanging(): readonly number[];
  /** 1 for each set that takes some token, or of which a member of several words may begin. */
  standing: Uint8Array;
  /** Rows of the sets that stand, two numbers each. Bit i: the set takes the token at place i by itself. */
  rows: Int32Array;
}

export function createPlaces(setCount: number): Places {
  const standing = new Uint8Array(setCount);
  const rows = new Int32Array(setCount * 2);
  let hanging: number[] = [];
  return {
    standing,
    rows,
    hanging: () => hanging,
    fill(words, from, to) {
      standing.fill(0);
      hanging = [];
      for (let i = from; i < to; i++) {
        const { alone, starts, hangs } = words[i]!;
        for (let k = 0; k < hangs.length; k++) if (standing[hangs[k]!] === 0) hanging.push(hangs[k]!);
        const low = i - from < 32 ? 1 << (i - from) : 0;
        const high = low === 0 ? 1 << (i - from - 32) : 0;
        for (let k = 0; k < alone.length; k++) {
          const set = alone[k]!;
          if (standing[set] === 1) {
            rows[set * 2]! |= low;
            rows[set * 2 + 1]! |= high;
          } else {
            standing[set] = 1;
            rows[set * 2] = low;
            rows[set * 2 + 1] = high;
          }
        }
        for (let k = 0; k < starts.length; k++) {
          const set = starts[k]!;
          if (standing[set] === 1) continue;
          standing[set] = 1;
          rows[set * 2] = 0;
          rows[set * 2 + 1] = 0;
        }
      }
    },
  };
}
