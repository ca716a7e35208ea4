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
  /** Those, and sets with a member of several words that begins with it. */
  begins: SetList;
  /** Those of them on which phrases hang. */
  hangs: SetList;
  /** Those of them with which phrases open. */
  opens: SetList;
}

/** The part that sets play in phrases. */
export interface Roles {
  hangs(set: number): boolean;
  opens(set: number): boolean;
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

/** Is the set on the list? */
export function holds(list: SetList, set: number): boolean {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = list[middle]!;
    if (found === set) return true;
    if (found < set) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

const listOf = (sets: Iterable<number>): SetList => Int32Array.from(new Set(sets)).sort();
const none: SetList = new Int32Array(0);
const unknown: Word = { alone: none, begins: none, hangs: none, opens: none, marked: [] };

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
  build(roles: Roles): WordSets;
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
    build: (roles) => numbered(members, roles),
  };
}

function numbered(members: SetWords[], { hangs, opens }: Roles): WordSets {
  const collected = new Map<string, { alone: number[]; begins: number[]; marked: Word['marked'] }>();
  const wordOf = (text: string): { alone: number[]; begins: number[]; marked: Word['marked'] } => {
    const word = collected.get(text) ?? { alone: [], begins: [], marked: [] };
    collected.set(text, word);
    return word;
  };
  members.forEach((step, set) => {
    for (const text of step.one) {
      const word = wordOf(text);
      word.alone.push(set);
      word.begins.push(set);
      const allowed = step.marks?.get(text);
      if (allowed !== undefined) word.marked.push({ set, allowed });
    }
    for (const [first] of step.several) wordOf(first!).begins.push(set);
  });
  const membershipOf = (inAlone: number[], inBegins: number[]): Membership => {
    const begins = listOf(inBegins);
    return { alone: listOf(inAlone), begins, hangs: begins.filter(hangs), opens: begins.filter(opens) };
  };
  const words = new Map<string, Word>();
  for (const [text, { alone, begins, marked }] of collected)
    words.set(text, { ...membershipOf(alone, begins), marked });
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
    const all = (kind: 'alone' | 'begins'): number[] =>
      [...word[kind]].filter((set) => !others.includes(set)).concat(...readings.map((reading) => [...reading[kind]]));
    return membershipOf(all('alone'), all('begins'));
  };
  const of = (tokens: Token[]): Membership[] => {
    // In one text the same word has the same readings.
    const known = new Map<string, Membership>();
    return tokens.map((token) => {
      const { text, marks, also, value } = token;
      if (marks === undefined && also === undefined && value === undefined) return words.get(text) ?? unknown;
      const key = `${text} ${marks ?? ''}${value === undefined ? '' : anyNumber}`;
      const sets = known.get(key) ?? membership(token);
      known.set(key, sets);
      return sets;
    });
  };
  return { count: members.length, of };
}
