/**
 * Slips of the finger: what lies between a word as written and a word that it may have been meant for. Letters that
 * changed places, one left out, one typed twice and a neighbouring key are likely; any other single letter is possible.
 */

/** How far apart two words are: 1 a likely slip, 2 a possible one, undefined more than one edit. */
export type Likelihood = 1 | 2;

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Each letter's neighbours on the keyboard, beside and on the row below or above. */
const neighbours: ReadonlyMap<string, string> = new Map(
  rows.flatMap((row, r) =>
    [...row].map((letter, c) => {
      const above = rows[r - 1]?.slice(c, c + 2) ?? '';
      const below = rows[r + 1]?.slice(Math.max(0, c - 1), c + 1) ?? '';
      return [letter, `${row[c - 1] ?? ''}${row[c + 1] ?? ''}${above}${below}`] as const;
    }),
  ),
);
const vowel = /^[aeiouy]$/;

/** Where two words begin and end to differ: both lengths of what is not the same. */
function difference(a: string, b: string): { at: number; restA: number; restB: number } {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  let tail = 0;
  while (tail < a.length - at && tail < b.length - at && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { at, restA: a.length - at - tail, restB: b.length - at - tail };
}

/** What kind of slip makes `written` out of `meant`; undefined when they are the same or more than one edit apart. */
export function slipBetween(written: string, meant: string): Likelihood | undefined {
  if (Math.abs(written.length - meant.length) > 1) return undefined;
  const { at, restA, restB } = difference(written, meant);
  if (restA === 0 && restB === 0) return undefined;
  if (restA === 2 && restB === 2) return written[at] === meant[at + 1] && written[at + 1] === meant[at] ? 1 : undefined;
  if (restA > 1 || restB > 1) return undefined;
  const [typed = '', right = ''] = [written[at], meant[at]];
  if (restA === 0) return 1;
  // The same letters in a row are compared at their end: "chheck" differs from "check" at the second h.
  if (restB === 0) return written[at - 1] === typed || written[at + 1] === typed ? 1 : 2;
  return neighbours.get(right)?.includes(typed) || (vowel.test(typed) && vowel.test(right)) ? 1 : 2;
}

/** All strings with one letter left out. */
export function withoutOne(word: string): string[] {
  const left: string[] = [];
  for (let i = 0; i < word.length; i++) {
    if (i === 0 || word[i] !== word[i - 1]) left.push(word.slice(0, i) + word.slice(i + 1));
  }
  return left;
}
