/**
 * The sets of words that phrases ask for, numbered. Each word knows the sets that it is in.
 */
import type { Step } from './pattern.js';
import type { Token } from './tokens.js';

type WordStep = Exclude<Step, { kind: 'gap' }>;
type Words = Extract<Step, { kind: 'words' }>;
/** Numbers of sets, ascending. */
export type SetList = Int32Array;

/** Sets of one word, or of one token of a text. */
export interface Membership {
  /** Sets in which it is a member by itself. */
  alone: SetList;
  /** Other sets: those with a member of several words that begins with it. */
  starts: SetList;
  /** Those of both on which phrases hang. */
  hangs: SetList;
}

interface Word extends Membership {
  /** Sets that take it only with these diacritics. */
  marked: Array<{ set: number; allowed: ReadonlySet<string> }>;
}

export interface WordSets {
  count: number;
  /** The sets of each token of a text. */
  of(tokens: Token[]): Membership[];
}

const listOf = (sets: Iterable<number>): SetList => Int32Array.from(new Set(sets)).sort();
const none: SetList = new Int32Array(0);
const unknown: Word = { alone: none, starts: none, hangs: none, marked: [] };

/** Stands for any number among the words of a set. */
const anyNumber = '#';

/** So many words with marks, numbers or other readings are kept between texts. */
const mostKnown = 4096;

type SetWords = Pick<Words, 'one' | 'several' | 'marks'>;

/** Collects sets while phrases are compiled. */
export interface WordSetsBuilder {
  /** Number of the set of a step. The same words are the same set. */
  idOf(step: WordStep): number;
  /** Number of the set of one word of a step, with the step's diacritics. */
  idOfWord(word: string, step: Words): number;
  vocabulary: Set<string>;
  /** `hangs` says on which sets phrases hang. */
  build(hangs: (set: number) => boolean): WordSets;
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
    idOfWord(word, step) {
      const allowed = step.marks?.get(word);
      const one = new Set([word]);
      if (allowed === undefined) return add(word, { one, several: [] });
      return add(`${word} ${[...allowed].join(',')}`, { one, several: [], marks: new Map([[word, allowed]]) });
    },
    build: (hangs) => numbered(members, hangs),
  };
}

function numbered(members: SetWords[], hangs: (set: number) => boolean): WordSets {
  type Collected = { alone: number[]; starts: number[]; marked: Word['marked'] };
  const collected = new Map<string, Collected>();
  const wordOf = (text: string): Collected => {
    const word = collected.get(text) ?? { alone: [], starts: [], marked: [] };
    collected.set(text, word);
    return word;
  };
  members.forEach((step, set) => {
    for (const text of step.one) {
      const word = wordOf(text);
      word.alone.push(set);
      const allowed = step.marks?.get(text);
      if (allowed !== undefined) word.marked.push({ set, allowed });
    }
    for (const [first] of step.several) wordOf(first!).starts.push(set);
  });
  const membershipOf = (inAlone: number[], inStarts: number[]): Membership => {
    const alone = listOf(inAlone);
    const starts = listOf(inStarts).filter((set) => !alone.includes(set));
    return { alone, starts, hangs: listOf([...alone, ...starts]).filter(hangs) };
  };
  const words = new Map<string, Word>();
  for (const [text, { alone, starts, marked }] of collected)
    words.set(text, { ...membershipOf(alone, starts), marked });
  const number = words.get(anyNumber) ?? unknown;

  const membership = ({ text, marks, also = [], value }: Token): Membership => {
    const word = words.get(text) ?? unknown;
    // Most misspelt words and numbers have one reading only.
    if (word === unknown && also.length === 0) return value === undefined ? unknown : number;
    if (word === unknown && also.length === 1 && value === undefined) return words.get(also[0]!) ?? unknown;
    // Typed with other diacritics than the phrase has, it is another word.
    const others = word.marked
      .filter(({ allowed }) => marks !== undefined && !allowed.has(marks))
      .map(({ set }) => set);
    const readings = [...also, ...(value === undefined ? [] : [anyNumber])].map(
      (reading) => words.get(reading) ?? unknown,
    );
    const all = (kind: 'alone' | 'starts'): number[] =>
      [...word[kind]].filter((set) => !others.includes(set)).concat(...readings.map((reading) => [...reading[kind]]));
    return membershipOf(all('alone'), all('starts'));
  };
  // The same word has the same readings in every text.
  const known = new Map<string, Membership>();
  const of = (tokens: Token[]): Membership[] =>
    tokens.map((token) => {
      const { text, marks, also, value } = token;
      if (marks === undefined && also === undefined && value === undefined) return words.get(text) ?? unknown;
      const key = `${text} ${marks ?? ''} ${also?.join(' ') ?? ''}${value === undefined ? '' : anyNumber}`;
      const sets = known.get(key) ?? membership(token);
      if (known.size >= mostKnown) known.clear();
      known.set(key, sets);
      return sets;
    });
  return { count: members.length, of };
}
