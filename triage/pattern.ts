/**
 * The phrase language of docs/clinical-content.md, compiled: `word`, `{class}`, `a|b|c`, `word?`, `..N`, `#`.
 */
import { tokenise } from './tokens.js';

/** One step of a phrase. */
export type Step =
  | {
      kind: 'words';
      key: string;
      one: Set<string>;
      several: string[][];
      optional: boolean;
      /** Word → the diacritics it may have in the text, where the language tells words apart by them. */
      marks?: Map<string, Set<string>>;
    }
  | { kind: 'number'; optional: boolean }
  | { kind: 'gap'; upTo: number };

export type WordClasses = Record<string, string[]>;

/** The widest gap that a phrase may ask for: wider ones find sense where there is none. */
export const widestGap = 12;
/** The most words that a phrase may span, its gaps filled. */
export const longestPhrase = 31;

/** Thrown for a phrase that the language does not know; the message names the reason, never patient text. */
export class PhraseError extends Error {
  override name = 'PhraseError';
}

const anyMarks = '';

function wordsStep(members: string[], optional: boolean, telling: boolean): Step {
  const one = new Set<string>();
  const several: string[][] = [];
  const marks = new Map<string, Set<string>>();
  for (const member of members) {
    const tokens = tokenise(member);
    const words = tokens.map((token) => token.text);
    const [first] = words;
    if (first === undefined) throw new PhraseError(`"${member}" holds no word`);
    if (words.length === 1) one.add(first);
    else several.push(words);
    if (telling)
      for (const token of tokens)
        marks.set(token.text, (marks.get(token.text) ?? new Set()).add(token.marks ?? anyMarks));
  }
  // Longest first, so that "rib cage" is tried before "rib".
  several.sort((a, b) => b.length - a.length);
  const key = [...one, ...several.map((words) => words.join(' '))].sort().join('|');
  // A word that stands without diacritics in the phrase may have any.
  for (const [word, allowed] of marks) if (allowed.has(anyMarks)) marks.delete(word);
  if (marks.size === 0) return { kind: 'words', key, one, several, optional };
  const marked = [...marks].map(([word, allowed]) => word + [...allowed].join(','));
  return { kind: 'words', key: `${key} ${marked.join('|')}`, one, several, optional, marks };
}

function readStep(part: string, classes: WordClasses, telling: boolean): Step {
  const gap = /^\.\.(\d+)$/.exec(part);
  if (gap !== null) {
    const upTo = Number(gap[1]);
    if (upTo < 1 || upTo > widestGap) throw new PhraseError(`gap ${part}: 1 to ${widestGap} words`);
    return { kind: 'gap', upTo };
  }
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  if (body === '#') return { kind: 'number', optional };
  if (/[*+()[\]\\^$#]|\.\./.test(body)) throw new PhraseError(`"${part}" is not in the phrase language`);
  const members = body.split('|').flatMap((alternative) => {
    const named = /^\{([a-z0-9_-]+)\}$/.exec(alternative);
    if (named === null) {
      if (/[{}]/.test(alternative)) throw new PhraseError(`"${part}" is not in the phrase language`);
      return [alternative];
    }
    const found = Object.hasOwn(classes, named[1]!) ? classes[named[1]!] : undefined;
    if (found === undefined) throw new PhraseError(`unknown word class {${named[1]}}`);
    return found;
  });
  return wordsStep(members, optional, telling);
}

const widthOf = (step: Step): number => {
  if (step.kind === 'gap') return step.upTo;
  return step.kind === 'number' ? 1 : Math.max(1, ...step.several.map((words) => words.length));
};

/** Compiles phrases. Steps are shared: the same part of two phrases is the same object. */
export type PhraseCompiler = (phrase: string) => Step[];

/**
 * A compiler for the phrases of one locale. It throws PhraseError for a phrase that is empty, uses an unknown class
 * or other signs, holds nothing that must be there, or spans
 * more than `longestPhrase` words. `telling`: the language tells words apart by diacritics, so
 * that a word written with some matches only those, or none at all (typed without).
 */
export function phraseCompiler(classes: WordClasses, telling = false): PhraseCompiler {
  const known = new Map<string, Step>();
  const stepOf = (part: string): Step => {
    const step = known.get(part) ?? readStep(part, classes, telling);
    known.set(part, step);
    return step;
  };
  return (phrase) => {
    const steps = phrase
      // Classes and gaps may touch their neighbours in Japanese, which has no spaces.
      .replace(/(\{[a-z0-9_-]+\}\??)(?=[^\s|?])/g, '$1 ')
      .replace(/([^\s|])(?=\{)/g, '$1 ')
      .replace(/(\.\.\d+)(?=[^\s\d])/g, '$1 ')
      .replace(/([^\s.])(?=\.\.\d)/g, '$1 ')
      .trim()
      .split(/\s+/)
      .filter((part) => part !== '')
      .map(stepOf);
    // A gap at either end asks for nothing, nor do words before it that may all be missing.
    const must = steps.findIndex((step) => step.kind !== 'gap' && !step.optional);
    steps.splice(0, steps.slice(0, must).findLastIndex((step) => step.kind === 'gap') + 1);
    while (steps.at(-1)?.kind === 'gap') steps.pop();
    if (!steps.some((step) => step.kind !== 'gap' && !step.optional))
      throw new PhraseError('holds no word that must be there');
    const span = steps.reduce((sum, step) => sum + widthOf(step), 0);
    if (span > longestPhrase) throw new PhraseError(`spans ${span} words, the most is ${longestPhrase}`);
    return steps;
  };
}
