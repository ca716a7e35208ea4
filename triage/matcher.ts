/**
 * Finds phrases in tokens. Each phrase hangs on its rarest word set: only where that occurs, and all other sets that
 * the phrase must have occur too, is it tried, at the places where it can begin. So the work is linear in the text.
 */
import type { Clause } from './clauses.js';
import { compilePhrases, type Compiled, type Part, type Phrase } from './phrases.js';
import type { Token } from './tokens.js';
import { has, merge, type Bits } from './wordSets.js';

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

export interface Matcher<T> {
  /** Matches by their first token; those of the same token in the order of the phrases. */
  find(tokens: Token[], clauses: Clause[]): Match<T>[];
  /** Every single word that some phrase knows. */
  vocabulary: Set<string>;
}

/** Compiles phrases once; `find` then reads any number of messages. */
export function createMatcher<T>(phrases: Phrase<T>[], numberFits: NumberTest<T> = () => true): Matcher<T> {
  const { sets, hangingOn, vocabulary } = compilePhrases(phrases);

  return {
    vocabulary,
    find(tokens, clauses) {
      const rows = tokens.map(sets.alone);
      const starts = tokens.map(sets.begins);
      const present = new Uint32Array((sets.count + 31) >>> 5);
      for (const bits of new Set(starts)) merge(present, bits);
      const limits = new Uint32Array(tokens.length);
      for (const clause of clauses) limits.fill(clause.to, clause.from, clause.to);

      let taken = -1;
      /** End of the match of parts[p…] at token `at`, or -1. Shortest gaps first. */
      const ending = (of: T, parts: Part[], p: number, at: number, limit: number): number => {
        if (p === parts.length) return at;
        const part = parts[p]!;
        if (part.gap > 0) {
          for (let skip = 0; skip <= part.gap && at + skip < limit; skip++) {
            const end = ending(of, parts, p + 1, at + skip, limit);
            if (end >= 0) return end;
          }
          return -1;
        }
        if (at < limit) {
          for (const words of part.several) {
            if (!follows(rows, words, at, limit)) continue;
            const end = ending(of, parts, p + 1, at + words.length, limit);
            if (end >= 0) return end;
          }
          if (has(rows[at]!, part.set) && (!part.number || numberFits(of, tokens, at))) {
            const end = ending(of, parts, p + 1, at + 1, limit);
            if (end >= 0) {
              if (part.number) taken = at;
              return end;
            }
          }
        }
        return part.optional ? ending(of, parts, p + 1, at, limit) : -1;
      };

      const places = new Map<number, number[]>();
      const placesOf = (set: number): number[] => {
        let found = places.get(set);
        if (found === undefined) {
          found = [];
          for (let i = 0; i < starts.length; i++) if (has(starts[i]!, set)) found.push(i);
          places.set(set, found);
        }
        return found;
      };

      const matches: Array<Match<T> & { order: number }> = [];
      const tryAll = ({ of, parts, order, first }: Compiled<T>): void => {
        let clauseEnd = 0;
        let hits = 0;
        for (const from of placesOf(first)) {
          const limit = limits[from]!;
          if (limit !== clauseEnd) [clauseEnd, hits] = [limit, 0];
          if (hits >= oftenEnough) continue;
          taken = -1;
          const to = ending(of, parts, 0, from, limit);
          if (to < 0) continue;
          hits++;
          matches.push(taken < 0 ? { of, from, to, order } : { of, from, to, number: taken, order });
        }
      };
      for (let set = 0; set < sets.count; set++) {
        if (!has(present, set)) continue;
        for (const compiled of hangingOn[set]!) if (allIn(present, compiled.needs)) tryAll(compiled);
      }
      return matches.sort((a, b) => a.from - b.from || a.order - b.order);
    },
  };
}

const allIn = (present: Bits, needs: number[]): boolean => {
  for (const need of needs) if (!has(present, need)) return false;
  return true;
};

/** A member of several words stands at `at`. */
function follows(rows: Bits[], words: number[], at: number, limit: number): boolean {
  if (at + words.length > limit) return false;
  for (let i = 0; i < words.length; i++) if (!has(rows[at + i]!, words[i]!)) return false;
  return true;
}
