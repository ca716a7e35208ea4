/**
 * At which places of a window a phrase begins, for all places at once: a bit for each (the shift-and method of Baeza-Yates and
 * Gonnet, read from a phrase's end to its beginning).
 */
import { type CompiledPhrases, wayBits, ways } from './phrases.js';
import type { Places } from './places.js';

type Steps = Pick<CompiledPhrases<unknown>, 'steps' | 'stepsStart' | 'several'>;

/** True when the phrase begins anywhere in the window; then the two numbers of `bits` say where. */
export interface Beginnings {
  find(phrase: number): boolean;
  bits: Int32Array;
}

export function createBeginnings({ steps, stepsStart, several }: Steps, places: Places): Beginnings {
  const { standing, rows } = places;
  const bits = new Int32Array(2);

  /** Of the places where the rest may begin, those to which a member of several words leads: into `bits`. */
  function lead(member: readonly number[], low: number, high: number): void {
    const { length } = member;
    let left = (low >>> length) | (high << (32 - length));
    let right = high >>> length;
    for (let i = 0; i < length; i++) {
      const set = member[i]!;
      if (standing[set] === 0) return;
      const above = rows[set * 2 + 1]!;
      left &= i === 0 ? rows[set * 2]! : (rows[set * 2]! >>> i) | (above << (32 - i));
      right &= above >>> i;
    }
    bits[0]! |= left;
    bits[1]! |= right;
  }

  return {
    bits,
    find(phrase) {
      // Places below 32 and those from there on.
      let low = -1;
      let high = -1;
      const first = stepsStart[phrase]!;
      for (let step = stepsStart[phrase + 1]! - 1; step >= first; step--) {
        const code = steps[step]!;
        if (code < 0) {
          const behind = low;
          const behindHigh = high;
          for (let skip = 1; skip <= -code; skip++) {
            low |= (behind >>> skip) | (behindHigh << (32 - skip));
            high |= behindHigh >>> skip;
          }
          continue;
        }
        const set = code >> wayBits;
        bits[0] = (code & ways.optional) === 0 ? 0 : low;
        bits[1] = (code & ways.optional) === 0 ? 0 : high;
        if (standing[set] === 1) {
          bits[0] |= ((low >>> 1) | (high << 31)) & rows[set * 2]!;
          bits[1] |= (high >>> 1) & rows[set * 2 + 1]!;
          if ((code & ways.several) !== 0) for (const member of several[set]!) lead(member, low, high);
        }
        low = bits[0]!;
        high = bits[1]!;
        if ((low | high) === 0) return false;
      }
      return true;
    },
  };
}
