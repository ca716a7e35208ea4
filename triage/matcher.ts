/**
 * Finds phrases in tokens, clause by clause. Each phrase hangs on its rarest word set: only where that occurs, and all
 * other sets that the phrase must have occur too, is it tried, at the places where it can begin. So the work is linear
 * in the text.
 */
import type { Clause } from './clauses.js';
import { compilePhrases, type Compiled, type Part, type Phrase } from './phrases.js';
import { createPlaces } from './places.js';
import type { Token } from './tokens.js';
import { holds, type Membership } from './wordSets.js';

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
  const { sets, compiled, start, needs, needsStart, vocabulary } = compilePhrases(phrases);
  const places = createPlaces(sets.count);
  /** All that the phrase needs stands somewhere in the clause. */
  const mayStand = (phrase: number): boolean => {
    const end = needsStart[phrase + 1]!;
    for (let i = needsStart[phrase]!; i < end; i++) if (!places.stands(needs[i]!)) return false;
    return true;
  };

  return {
    vocabulary,
    find(tokens, clauses) {
      const words = sets.of(tokens);
      /** End of the clause. */
      let limit = 0;
      let taken = -1;
      /** End of the match of parts[p…] at token `at`, or -1. Shortest gaps first. */
      const ending = (of: T, parts: Part[], p: number, at: number): number => {
        if (p === parts.length) return at;
        const part = parts[p]!;
        if (part.gap > 0) {
          const next = parts[p + 1]!;
          for (let skip = 0; skip <= part.gap && at + skip < limit; skip++) {
            // What must follow the gap does not stand here.
            if (next.gap === 0 && !next.optional && !holds(words[at + skip]!.begins, next.set)) continue;
            const end = ending(of, parts, p + 1, at + skip);
            if (end >= 0) return end;
          }
          return -1;
        }
        // Without members of several words, what begins a member is one.
        const simple = part.several.length === 0;
        if (at < limit && (simple || holds(words[at]!.begins, part.set))) {
          for (const member of part.several) {
            if (!follows(words, member, at, limit)) continue;
            const end = ending(of, parts, p + 1, at + member.length);
            if (end >= 0) return end;
          }
          if (holds(words[at]!.alone, part.set) && (!part.number || numberFits(of, tokens, at))) {
            const end = ending(of, parts, p + 1, at + 1);
            if (end >= 0) {
              if (part.number) taken = at;
              return end;
            }
          }
        }
        return part.optional ? ending(of, parts, p + 1, at) : -1;
      };

      const matches: Array<Match<T> & { order: number }> = [];
      const tryAll = ({ of, parts, order, first }: Compiled<T>): void => {
        let hits = 0;
        for (let place = places.first(first); place >= 0 && hits < oftenEnough; place = places.next(place)) {
          const from = places.token(place);
          taken = -1;
          const to = ending(of, parts, 0, from);
          if (to < 0) continue;
          hits++;
          matches.push(taken < 0 ? { of, from, to, order } : { of, from, to, number: taken, order });
        }
      };
      for (const clause of clauses) {
        limit = clause.to;
        places.fill(words, clause.from, limit);
        for (const set of places.hanging()) {
          const end = start[set + 1]!;
          for (let phrase = start[set]!; phrase < end; phrase++) if (mayStand(phrase)) tryAll(compiled[phrase]!);
        }
      }
      return matches.sort((a, b) => a.from - b.from || a.order - b.order);
    },
  };
}

/** A member of several words stands at `at`. */
function follows(words: Membership[], member: number[], at: number, limit: number): boolean {
  if (at + member.length > limit) return false;
  for (let i = 0; i < member.length; i++) if (!holds(words[at + i]!.alone, member[i]!)) return false;
  return true;
}
