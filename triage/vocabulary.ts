/** The words of phrases: how much each is used, and which of them are only misspellings of others. */
import { commonEnglish } from './language.js';
import { ordinaryWords } from './ordinary.js';
import type { Step } from './pattern.js';
import { slipBetween, withoutOne } from './slips.js';

export interface Vocabulary {
  /** Word → in how many steps of phrases it stands. */
  uses: ReadonlyMap<string, number>;
  /** A misspelling that phrases list beside the right word ("coughing|couging") → the right words. */
  misspelt: ReadonlyMap<string, string[]>;
}

/** Shorter words beside each other are words of their own. */
const shortest = 4;
const letters = /^[a-z]+$/;
const inflection = /^(s|es|d|ed|y|n|r|e|ing)$/;

/** The same but for a letter inside the word: "tonsills", not "tonsil" beside "tonsils". */
export function isMisspelling(wrong: string, right: string): boolean {
  if (slipBetween(wrong, right) !== 1) return false;
  const [short, long] = wrong.length < right.length ? [wrong, right] : [right, wrong];
  if (short.length === long.length) return [...short].sort().join('') === [...long].sort().join('');
  return !(long.startsWith(short) && inflection.test(long.slice(short.length)));
}

export function vocabularyOf(phrases: Iterable<readonly Step[]>, more: Iterable<string> = []): Vocabulary {
  const stepUses = new Map<Step, number>();
  for (const steps of phrases) for (const step of steps) stepUses.set(step, (stepUses.get(step) ?? 0) + 1);
  const uses = new Map<string, number>();
  for (const word of more) uses.set(word, 1);
  for (const [step, times] of stepUses) {
    if (step.kind !== 'words') continue;
    for (const word of [...step.one, ...step.several.flat()]) uses.set(word, (uses.get(word) ?? 0) + times);
  }
  const misspelt = new Map<string, string[]>();
  for (const step of stepUses.keys()) {
    if (step.kind !== 'words') continue;
    for (const [wrong, right] of neighbouring(step.one)) {
      if (ordinaryWords.has(wrong) || commonEnglish.has(wrong)) continue;
      const rights = misspelt.get(wrong) ?? [];
      if (uses.get(right)! > uses.get(wrong)! && !rights.includes(right)) misspelt.set(wrong, [...rights, right]);
    }
  }
  return { uses, misspelt };
}

/** Pairs of words of one step of which the first may be a misspelling of the second. */
function neighbouring(words: ReadonlySet<string>): Array<[string, string]> {
  const byKey = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < shortest || !letters.test(word)) continue;
    for (const key of [word, ...withoutOne(word)]) byKey.set(key, [...(byKey.get(key) ?? []), word]);
  }
  const pairs: Array<[string, string]> = [];
  for (const near of byKey.values())
    for (const wrong of near) for (const right of near) if (isMisspelling(wrong, right)) pairs.push([wrong, right]);
  return pairs;
}
