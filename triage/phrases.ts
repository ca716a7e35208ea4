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

/** How a step of a compiled phrase takes its word. */
export const ways = { optional: 1, several: 2, number: 4 } as const;
/** A step is the number of its set above this many bits for the ways; a gap of up to n tokens is -n. */
export const wayBits = 3;

export interface CompiledPhrases<T> {
  sets: WordSets;
  /** What each phrase means: phrases stand by the sets on which they hang, the rarest of each. */
  of: T[];
  /** Place among the phrases as given. */
  order: Int32Array;
  /** The phrases that hang on set s are those from start[s] to before start[s + 1]. */
  start: Int32Array;
  /** The other sets that phrase p needs in a clause are those from needsStart[p] to before needsStart[p + 1]. */
  needs: Int32Array;
  needsStart: Int32Array;
  /** The steps of phrase p are those from stepsStart[p] to before stepsStart[p + 1]. */
  steps: Int32Array;
  stepsStart: Int32Array;
  /** Members of several words by their set, longest first, as the sets of their words. */
  several: ReadonlyArray<readonly number[][] | undefined>;
  vocabulary: Set<string>;
}

type WordStep = Exclude<Step, { kind: 'gap' }>;

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
function firstNumberTaken(codes: number[]): number[] {
  const takes = (code: number): boolean => code >= 0 && (code & ways.number) !== 0;
  const first = codes.findIndex(takes);
  return codes.map((code, i) => (i > first && takes(code) ? code - ways.number : code));
}

export function compilePhrases<T>(phrases: Phrase<T>[]): CompiledPhrases<T> {
  const sets = collectWordSets();
  const common = commonness(phrases);
  const codes = new Map<Step, number>();
  const rarity = new Map<number, number>();
  const several: Array<number[][] | undefined> = [];
  const codeOf = (step: Step): number => {
    const known = codes.get(step);
    if (known !== undefined) return known;
    let code = step.kind === 'gap' ? -step.upTo : 0;
    if (step.kind !== 'gap') {
      const set = sets.idOf(step);
      rarity.set(set, common(step));
      if (step.kind === 'words' && step.several.length > 0)
        several[set] = step.several.map((words) => words.map((word) => sets.idOfWord(word, step)));
      code =
        (set << wayBits) +
        (step.optional ? ways.optional : 0) +
        (several[set] === undefined ? 0 : ways.several) +
        (step.kind === 'number' ? ways.number : 0);
    }
    codes.set(step, code);
    return code;
  };
  const hanging = phrases.map(({ steps, of }, order) => {
    const coded = firstNumberTaken(steps.map(codeOf));
    const must = coded.filter((code) => code >= 0 && (code & ways.optional) === 0);
    const needs = [...new Set(must.map((code) => code >> wayBits))];
    needs.sort((a, b) => rarity.get(a)! - rarity.get(b)!);
    const [on, ...others] = needs as [number, ...number[]];
    return { on, others, of, order, coded };
  });
  hanging.sort((a, b) => a.on - b.on);
  const anchors = new Set(hanging.map(({ on }) => on));
  const numbered = sets.build((set) => anchors.has(set));
  const perSet = new Int32Array(numbered.count);
  for (const { on } of hanging) perSet[on]!++;
  return {
    sets: numbered,
    of: hanging.map(({ of }) => of),
    order: Int32Array.from(hanging, ({ order }) => order),
    start: startsOf(perSet),
    needs: Int32Array.from(hanging.flatMap(({ others }) => others)),
    needsStart: startsOf(hanging.map(({ others }) => others.length)),
    steps: Int32Array.from(hanging.flatMap(({ coded }) => coded)),
    stepsStart: startsOf(hanging.map(({ coded }) => coded.length)),
    several,
    vocabulary: sets.vocabulary,
  };
}

/** Where lists of these lengths begin that stand one behind another, and where the last one ends. */
function startsOf(lengths: ArrayLike<number>): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) starts[i + 1] = starts[i]! + lengths[i]!;
  return starts;
}
