/**
 * The sets of words that phrases ask for, numbered. Each word knows the sets it is in as bits, so that "is this token
 * in that set" is one look at a number.
 */
import type { Step } from './pattern.js';
import type { Token } from './tokens.js';

type WordStep = Exclude<Step, { kind: 'gap' }>;
type Words = Extract<Step, { kind: 'words' }>;
/** One bit for each set. */
export type Bits = Uint32Array;

interface Word {
  /** Sets in which it is a member by itself. */
  alone: Bits;
  /** Those, and sets with a member of several words that begins with it. */
  begins: Bits;
  /** Sets that take it only with these diacritics. */
  marked: Array<{ set: number; allowed: ReadonlySet<string> }>;
}

export interface WordSets {
  count: number;
  /** Sets that the token itself is in. */
  alone(token: Token): Bits;
  /** Sets that can begin at the token. */
  begins(token: Token): Bits;
}

export const has = (bits: Bits, set: number): boolean => (bits[set >>> 5]! & (1 << (set & 31))) !== 0;
const put = (bits: Bits, set: number): void => {
  bits[set >>> 5]! |= 1 << (set & 31);
};
const remove = (bits: Bits, set: number): void => {
  bits[set >>> 5]! &= ~(1 << (set & 31));
};
export const merge = (into: Bits, from: Bits): void => {
  for (let i = 0; i < from.length; i++) into[i]! |= from[i]!;
};

/** Stands for any number among the words of a set. */
const anyNumber = '#';

type SetWords = Pick<Words, 'one' | 'several' | 'marks'>;

/** Collects sets while phrases are compiled. */
export interface WordSetsBuilder {
  /** Number of the set of a step. The same words are the same set. */
  idOf(step: WordStep): number;
  /** Number of the set of all words of some steps, whatever their diacritics. */
  idOfUnion(steps: WordStep[]): number;
  /** Number of the set of one word of a step, with the step's diacritics. */
  idOfWord(word: string, step: Words): number;
  vocabulary: Set<string>;
  build(): WordSets;
}

export function collectWordSets(): WordSetsBuilder {
  const ids = new Map<string, number>();
  const members: SetWords[] = [];
  const vocabulary = new Set<string>();
  const add = (key: string, set: SetWords): number => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = ids.size;
    ids.set(key, id);
    members[id] = set;
    for (const word of [...set.one, ...set.several.flat()]) if (word !== anyNumber) vocabulary.add(word);
    return id;
  };
  const idOf = (step: WordStep): number =>
    step.kind === 'number' ? add(anyNumber, { one: new Set([anyNumber]), several: [] }) : add(step.key, step);
  return {
    vocabulary,
    idOf,
    idOfUnion(steps) {
      if (steps.length === 1) return idOf(steps[0]!);
      const key = steps.map((step) => (step.kind === 'number' ? anyNumber : step.key)).join(' or ');
      const one = new Set(steps.flatMap((step) => (step.kind === 'number' ? [anyNumber] : [...step.one])));
      return add(key, { one, several: steps.flatMap((step) => (step.kind === 'number' ? [] : step.several)) });
    },
    idOfWord(word, step) {
      const allowed = step.marks?.get(word);
      const one = new Set([word]);
      if (allowed === undefined) return add(word, { one, several: [] });
      return add(`${word} ${[...allowed].join(',')}`, { one, several: [], marks: new Map([[word, allowed]]) });
    },
    build: () => numbered(members),
  };
}

function numbered(members: SetWords[]): WordSets {
  const size = (members.length + 31) >>> 5;
  const empty = new Uint32Array(size);
  const words = new Map<string, Word>();
  const wordOf = (text: string): Word => {
    const known = words.get(text);
    if (known !== undefined) return known;
    const word: Word = { alone: new Uint32Array(size), begins: new Uint32Array(size), marked: [] };
    words.set(text, word);
    return word;
  };
  members.forEach((step, set) => {
    for (const text of step.one) {
      const word = wordOf(text);
      put(word.alone, set);
      put(word.begins, set);
      const allowed = step.marks?.get(text);
      if (allowed !== undefined) word.marked.push({ set, allowed });
    }
    for (const [first] of step.several) put(wordOf(first!).begins, set);
  });

  /** Typed with other diacritics than the phrase has, it is another word. */
  function fitting(bits: Bits, word: Word | undefined, token: Token): Bits {
    const { marks } = token;
    if (marks === undefined || word === undefined || word.marked.length === 0) return bits;
    const own = bits.slice();
    for (const { set, allowed } of word.marked) if (!allowed.has(marks)) remove(own, set);
    return own;
  }
  /** With the sets of its other readings, and of numbers when it is one. */
  function withReadings(bits: Bits, kind: 'alone' | 'begins', token: Token): Bits {
    if (token.also === undefined && token.value === undefined) return bits;
    const own = bits.slice();
    for (const reading of token.also ?? []) merge(own, words.get(reading)?.[kind] ?? empty);
    if (token.value !== undefined) merge(own, words.get(anyNumber)?.[kind] ?? empty);
    return own;
  }
  const bitsOf = (kind: 'alone' | 'begins') => (token: Token) => {
    const word = words.get(token.text);
    return withReadings(fitting(word?.[kind] ?? empty, word, token), kind, token);
  };
  return { count: members.length, alone: bitsOf('alone'), begins: bitsOf('begins') };
}
