/**
 * Finds phrases in tokens. Phrases are indexed by the words they can begin with, and one is tried only when every
 * word set that it must have occurs in the text at all: so the work is linear in the text.
 */
import type { Step } from './pattern.js';
import type { Clause } from './clauses.js';
import type { Token } from './tokens.js';

export interface Phrase<T> {
  steps: Step[];
  of: T;
}

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

const numberKey = '#';
/** A phrase found more often in one clause tells nothing new; this bounds the work on senseless text. */
const oftenEnough = 24;

interface Compiled<T> {
  phrase: Phrase<T>;
  /** Word sets that must occur. */
  needs: number[];
}

export interface Matcher<T> {
  find(tokens: Token[], clauses: Clause[]): Match<T>[];
  /** Every single word that some phrase knows. */
  vocabulary: Set<string>;
}

type Words = Extract<Step, { kind: 'words' }>;

/** Typed with other diacritics than the phrase has: another word. */
const otherMarks = (token: Token, step: Words): boolean =>
  token.marks !== undefined && step.marks?.get(token.text)?.has(token.marks) === false;

const is = (token: Token, word: string, step: Words): boolean =>
  (token.text === word && !otherMarks(token, step)) || (token.also?.includes(word) ?? false);

const isOneOf = (token: Token, step: Words): boolean =>
  (step.one.has(token.text) && !otherMarks(token, step)) || (token.also?.some((word) => step.one.has(word)) ?? false);

/** Compiles phrases once; `find` then reads any number of messages. */
export function createMatcher<T>(phrases: Phrase<T>[], numberFits: NumberTest<T> = () => true): Matcher<T> {
  const setIds = new Map<string, number>();
  const setsOfWord = new Map<string, number[]>();
  const vocabulary = new Set<string>();
  const idOf = (step: Exclude<Step, { kind: 'gap' }>): number => {
    const key = step.kind === 'number' ? numberKey : step.key;
    const known = setIds.get(key);
    if (known !== undefined) return known;
    const id = setIds.size;
    setIds.set(key, id);
    const firsts = step.kind === 'number' ? [numberKey] : [...step.one, ...step.several.map((words) => words[0]!)];
    for (const word of new Set(firsts)) setsOfWord.set(word, [...(setsOfWord.get(word) ?? []), id]);
    if (step.kind === 'words') for (const word of [...step.one, ...step.several.flat()]) vocabulary.add(word);
    return id;
  };
  const byFirst = new Map<number, Compiled<T>[]>();
  for (const phrase of phrases) {
    const needs: number[] = [];
    const firsts: number[] = [];
    let open = true;
    for (const step of phrase.steps) {
      if (step.kind === 'gap') continue;
      const id = idOf(step);
      if (open) firsts.push(id);
      if (!step.optional) {
        open = false;
        needs.push(id);
      }
    }
    for (const id of new Set(firsts)) byFirst.set(id, [...(byFirst.get(id) ?? []), { phrase, needs }]);
  }

  const none: number[] = [];
  const numberSets = setsOfWord.get(numberKey) ?? none;
  /** Word sets that a token is in. */
  const setsAt = (token: Token): number[] => {
    const sets = setsOfWord.get(token.text) ?? none;
    if (token.also === undefined && (token.value === undefined || numberSets === none)) return sets;
    const others = (token.also ?? []).flatMap((word) => setsOfWord.get(word) ?? none);
    return [...new Set([...sets, ...others, ...(token.value === undefined ? none : numberSets)])];
  };

  /** End of the match of steps[step…] at token `at`, or -1. Shortest gaps first. */
  function match(
    of: T,
    steps: Step[],
    step: number,
    tokens: Token[],
    at: number,
    limit: number,
    found: { number: number },
  ): number {
    const current = steps[step];
    if (current === undefined) return at;
    if (current.kind === 'gap') {
      for (let skip = 0; skip <= current.upTo && at + skip < limit; skip++) {
        const end = match(of, steps, step + 1, tokens, at + skip, limit, found);
        if (end >= 0) return end;
      }
      return -1;
    }
    const token = at < limit ? tokens[at]! : undefined;
    if (token !== undefined) {
      if (current.kind === 'number') {
        if (token.value !== undefined && numberFits(of, tokens, at)) {
          const end = match(of, steps, step + 1, tokens, at + 1, limit, found);
          if (end >= 0) {
            found.number = at;
            return end;
          }
        }
      } else {
        for (const words of current.several) {
          if (at + words.length > limit || !words.every((word, i) => is(tokens[at + i]!, word, current))) continue;
          const end = match(of, steps, step + 1, tokens, at + words.length, limit, found);
          if (end >= 0) return end;
        }
        if (isOneOf(token, current)) {
          const end = match(of, steps, step + 1, tokens, at + 1, limit, found);
          if (end >= 0) return end;
        }
      }
    }
    return current.optional ? match(of, steps, step + 1, tokens, at, limit, found) : -1;
  }

  return {
    vocabulary,
    find(tokens, clauses) {
      const sets = tokens.map(setsAt);
      const present = new Uint8Array(setIds.size);
      for (const ids of sets) for (const id of ids) present[id] = 1;
      const possible = new Map<number, Compiled<T>[]>();
      const matches: Match<T>[] = [];
      for (const clause of clauses) {
        const hits = new Map<Phrase<T>, number>();
        for (let at = clause.from; at < clause.to; at++) {
          for (const id of sets[at]!) {
            let candidates = possible.get(id);
            if (candidates === undefined) {
              candidates = (byFirst.get(id) ?? []).filter((c) => c.needs.every((need) => present[need] === 1));
              possible.set(id, candidates);
            }
            for (const { phrase } of candidates) {
              const before = hits.get(phrase) ?? 0;
              if (before >= oftenEnough) continue;
              const found = { number: -1 };
              const to = match(phrase.of, phrase.steps, 0, tokens, at, clause.to, found);
              if (to < 0) continue;
              hits.set(phrase, before + 1);
              matches.push(
                found.number < 0
                  ? { of: phrase.of, from: at, to }
                  : { of: phrase.of, from: at, to, number: found.number },
              );
            }
          }
        }
      }
      return matches;
    },
  };
}
