/** Small rewritings of English sentences, shared by the operators. */

export type Random = (below: number) => number;

export const pick = <T>(from: readonly T[], random: Random): T => from[random(from.length)]!;

/** A shuffled copy. */
export function shuffled<T>(from: readonly T[], random: Random): T[] {
  const all = [...from];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = random(at + 1);
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

/** Lower case, straight quotes, single spaces, no full stop at the end: for "does the page say this too?". */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[.!?:;,\s]+$/, '')
    .trim();

const patterns = new Map<string, RegExp>();
/** A phrase as whole words, any case; `{emergency}` and the like are words too. */
export function phrase(words: string): RegExp {
  let pattern = patterns.get(words);
  if (!pattern) {
    const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    pattern = new RegExp(`(?<![\\p{L}\\p{N}{-])${escaped}(?![\\p{L}\\p{N}}-])`, 'giu');
    patterns.set(words, pattern);
  }
  return pattern;
}

export const has = (text: string, words: string): boolean => text.search(phrase(words)) >= 0;

/** Puts `to` in the place of [start, end): a capital stays a capital, and "a" or "an" before it fits. */
export function replaceAt(text: string, start: number, end: number, to: string): string {
  const old = text.slice(start, end);
  const cased = /^\p{Lu}/u.test(old) ? capital(to) : to;
  const before = text
    .slice(0, start)
    .replace(/\b([Aa])n? $/, (_, a: string) => (/^[aeiou]/i.test(to) ? `${a}n ` : `${a} `));
  return before + cased + text.slice(end);
}

/** One place where `from` stands, at random, becomes `to`; undefined where it stands nowhere. */
export function replaced(text: string, from: string, to: string, random: Random): string | undefined {
  const places = [...text.matchAll(phrase(from))];
  if (places.length === 0) return undefined;
  const { index, 0: found } = pick(places, random);
  return replaceAt(text, index, index + found.length, to);
}

/** The first pair, in a random order, that can be applied. A text that holds both words of a pair is left alone. */
export function swapped(
  text: string,
  swaps: readonly (readonly [string, string])[],
  random: Random,
): string | undefined {
  for (const [from, to] of shuffled(swaps, random)) {
    if (has(text, to)) continue;
    const changed = replaced(text, from, to, random);
    if (changed !== undefined) return changed;
  }
  return undefined;
}

export const bothWays = (pairs: readonly (readonly [string, string])[]): (readonly [string, string])[] =>
  pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence's start in the middle of another: names and "I" keep their capital as far as one can tell. */
export const small = (text: string): string =>
  /^(?:I\b|[A-Z][A-Z0-9])/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

export const withoutStop = (text: string): string => text.replace(/[.!:]+$/, '');

/** Without what stood at [start, end): spaces, commas and the first capital are put right. */
export function cut(text: string, start: number, end: number): string {
  const rest = `${text.slice(0, start)} ${text.slice(end)}`
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,:;!?])/g, '')
    .replace(/^[ ,]+/, '')
    .replace(/,+(?=[.:;!?]|,)/g, '')
    .trim();
  return start === 0 ? capital(rest) : rest;
}

export const numberWords: readonly string[] = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
