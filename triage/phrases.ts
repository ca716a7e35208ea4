/**
 * Phrases as the matcher reads them: steps by the numbers of their word sets, hung on the rarest of them. What is looked
 * at for every message stands in arrays of numbers: thousands of small objects would be waited for one by one.
 */
import type { Step } from './pattern.js';
import { collectWordSets, type WordSets } from './wordSets.js';

export interface Phrase<T> {
  steps: Step[];
  of: T;
}

/** A step: a gap of up to `gap` tokens, or a word of a set. */
export interface Part {
  gap: number;
  set: number;
  number: boolean;
  /** Members of several words, longest first, as the sets of their words. */
  several: number[][];
  optional: boolean;
}

export interface Compiled<T> {
  of: T;
  /** Place among the phrases. */
  order: number;
  parts: Part[];
  /** Set of all words that the phrase can begin with. */
  first: number;
}

export interface CompiledPhrases<T> {
  sets: WordSets;
  /** By the sets on which they hang, the rarest of each. */
  compiled: Compiled<T>[];
  /** The phrases that hang on set s are those from start[s] to before start[s + 1]. */
  start: Int32Array;
  /** The other sets that phrase p needs in a clause are those from needsStart[p] to before needsStart[p + 1]. */
  needs: Int32Array;
  needsStart: Int32Array;
  vocabulary: Set<string>;
}

type WordStep = Exclude<Step, { kind: 'gap' }>;

/** Steps that a phrase can begin with: those before the first that must be there, and that one. */
function opening(steps: Step[]): WordStep[] {
  const words = steps.filter((step): step is WordStep => step.kind !== 'gap');
  return words.slice(0, words.findIndex((step) => !step.optional) + 1);
}

const wordsIn = (step: WordStep): string[] =>
  step.kind === 'number' ? ['#'] : [...step.one, ...step.several.map((words) => words[0]!)];

/**
 * How common a set of words is in phrases, and so in what patients write: as common as its commonest word ("my" stands
 * in hundreds of phrases, "jaw" in a few).
 */
function commonness<T>(phrases: Phrase<T>[]): (step: WordStep) => number {
  const usesOf = new Map<string, number>();
  for (const { steps } of phrases)
    for (const step of steps)
      if (step.kind !== 'gap') for (const word of wordsIn(step)) usesOf.set(word, (usesOf.get(word) ?? 0) + 1);
  return (step) => Math.max(...wordsIn(step).map((word) => usesOf.get(word)!));
}

/** The first number of a phrase is its quantity; a second one ("# months ..1 #") is any number. */
function firstNumberTaken(parts: Part[]): Part[] {
  const first = parts.findIndex((part) => part.number);
  return parts.map((part, i) => (part.number && i > first ? { ...part, number: false } : part));
}

export function compilePhrases<T>(phrases: Phrase<T>[]): CompiledPhrases<T> {
  const sets = collectWordSets();
  const common = commonness(phrases);
  const parts = new Map<Step, Part>();
  const rarity = new Map<number, number>();
  const partOf = (step: Step): Part => {
    const known = parts.get(step);
    if (known !== undefined) return known;
    const part: Part = { gap: 0, set: 0, number: step.kind === 'number', several: [], optional: false };
    if (step.kind === 'gap') part.gap = step.upTo;
    else {
      part.set = sets.idOf(step);
      part.optional = step.optional;
      rarity.set(part.set, common(step));
    }
    if (step.kind === 'words')
      part.several = step.several.map((words) => words.map((word) => sets.idOfWord(word, step)));
    parts.set(step, part);
    return part;
  };
  const hanging = phrases.map(({ steps, of }, order) => {
    const all = firstNumberTaken(steps.map(partOf));
    const needs = [...new Set(all.filter((part) => part.gap === 0 && !part.optional).map((part) => part.set))];
    needs.sort((a, b) => rarity.get(a)! - rarity.get(b)!);
    const [on, ...others] = needs as [number, ...number[]];
    return { on, others, compiled: { of, order, parts: all, first: sets.idOfUnion(opening(steps)) } };
  });
  hanging.sort((a, b) => a.on - b.on);
  const anchors = new Set(hanging.map(({ on }) => on));
  const firsts = new Set(hanging.map(({ compiled }) => compiled.first));
  const numbered = sets.build({ hangs: (set) => anchors.has(set), opens: (set) => firsts.has(set) });
  const perSet = new Int32Array(numbered.count);
  for (const { on } of hanging) perSet[on]!++;
  return {
    sets: numbered,
    compiled: hanging.map(({ compiled }) => compiled),
    start: startsOf(perSet),
    needs: Int32Array.from(hanging.flatMap(({ others }) => others)),
    needsStart: startsOf(hanging.map(({ others }) => others.length)),
    vocabulary: sets.vocabulary,
  };
}

/** Where lists of these lengths begin that stand one behind another, and where the last one ends. */
function startsOf(lengths: ArrayLike<number>): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) starts[i + 1] = starts[i]! + lengths[i]!;
  return starts;
}
