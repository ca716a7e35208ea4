/**
 * Finds phrases in tokens, clause by clause. Each phrase hangs on its rarest word set: only where that occurs, and all
 * other sets that the phrase must have occur too, is it looked for. So the work is linear in the text.
 */
import { createBeginnings } from './beginnings.js';
import type { Clause } from './clauses.js';
import { longestPhrase } from './pattern.js';
import { compilePhrases, type Phrase, wayBits, ways } from './phrases.js';
import { createPlaces, widestWindow } from './places.js';
import type { Token } from './tokens.js';

export interface Match<T> {
  of: T;
  /** Tokens [from, to). */
  from: number;
  to: number;
  /** Token of the number that `#` took. */
  number?: number;
}

/** Says whether the number at a token can be the phrase's quantity. */
export type NumberTest<T> = (of: T, tokens: Token[], at: number) => boolean;

/** A phrase found more often in one clause tells nothing new; this bounds the work on senseless text. */
const oftenEnough = 24;

/** A longer clause is read through windows, each for the phrases that begin in its first half and may end in its second. */
const stride = widestWindow - longestPhrase;

export interface Matcher<T> {
  /** Matches by their first token; those of the same token in the order of the phrases. */
  find(tokens: Token[], clauses: Clause[]): Match<T>[];
  /** Every single word that some phrase knows. */
  vocabulary: Set<string>;
}

/** Compiles phrases once; `find` then reads any number of messages. */
export function createMatcher<T>(phrases: Phrase<T>[], numberFits: NumberTest<T> = () => true): Matcher<T> {
  const compiled = compilePhrases(phrases);
  const { sets, of, order, start, needs, needsStart, steps, stepsStart, several, vocabulary } = compiled;
  const places = createPlaces(sets.count);
  const { standing, rows } = places;
  const beginnings = createBeginnings(compiled, places);
  /** All that the phrase needs stands somewhere in the window. */
  const mayStand = (phrase: number): boolean => {
    const end = needsStart[phrase + 1]!;
    for (let i = needsStart[phrase]!; i < end; i++) if (standing[needs[i]!] === 0) return false;
    return true;
  };
  /** The set takes the token at a place of the window by itself. */
  const takes = (set: number, place: number): boolean =>
    standing[set] === 1 && ((rows[set * 2 + (place >>> 5)]! >>> (place & 31)) & 1) === 1;

  return {
    vocabulary,
    find(tokens, clauses) {
      const words = sets.of(tokens);
      /** The window's first token, and how many it has. */
      let base = 0;
      let length = 0;
      let taken = -1;
      /** Place behind the match of a phrase's steps from `step` on at a place, or -1. Shortest gaps first. */
      const ending = (phrase: number, step: number, at: number): number => {
        if (step === stepsStart[phrase + 1]!) return at;
        const code = steps[step]!;
        if (code < 0) {
          for (let skip = 0; skip <= -code && at + skip < length; skip++) {
            const end = ending(phrase, step + 1, at + skip);
            if (end >= 0) return end;
          }
          return -1;
        }
        const set = code >> wayBits;
        if (at < length) {
          if ((code & ways.several) !== 0) {
            for (const member of several[set]!) {
              if (!member.every((word, i) => at + i < length && takes(word, at + i))) continue;
              const end = ending(phrase, step + 1, at + member.length);
              if (end >= 0) return end;
            }
          }
          const number = (code & ways.number) !== 0;
          if (takes(set, at) && (!number || numberFits(of[phrase]!, tokens, base + at))) {
            const end = ending(phrase, step + 1, at + 1);
            if (end >= 0) {
              if (number) taken = base + at;
              return end;
            }
          }
        }
        return (code & ways.optional) !== 0 ? ending(phrase, step + 1, at) : -1;
      };

      const matches: Array<Match<T> & { order: number }> = [];
      /** Matches of a phrase that begin at the places of `bits` before a place. */
      const collect = (phrase: number, before: number): void => {
        const low = beginnings.bits[0]!;
        const high = beginnings.bits[1]!;
        let hits = 0;
        for (let place = 0; place < before && hits < oftenEnough; place++) {
          if ((((place < 32 ? low : high) >>> (place & 31)) & 1) === 0) continue;
          taken = -1;
          const end = ending(phrase, stepsStart[phrase]!, place);
          if (end < 0) continue;
          hits++;
          const match = { of: of[phrase]!, from: base + place, to: base + end, order: order[phrase]! };
          matches.push(taken < 0 ? match : { ...match, number: taken });
        }
      };
      const readWindow = (from: number, to: number, before: number): void => {
        base = from;
        length = to - from;
        places.fill(words, from, to);
        for (const set of places.hanging()) {
          const end = start[set + 1]!;
          for (let phrase = start[set]!; phrase < end; phrase++)
            if (mayStand(phrase) && beginnings.find(phrase)) collect(phrase, before);
        }
      };
      for (const clause of clauses) {
        let { from } = clause;
        for (; clause.to - from > widestWindow; from += stride) readWindow(from, from + widestWindow, stride);
        readWindow(from, clause.to, clause.to - from);
      }
      return matches.sort((a, b) => a.from - b.from || a.order - b.order);
    },
  };
}
