/**
 * The pieces of a message that the second reader looks at: single words, neighbours, words with one between them, and
 * letters within a word, so that a slip of the finger costs little. Each piece is hashed into a bucket; nothing is looked up.
 */
import { tokensOf } from '../tokens.js';

/** FNV-1a: one pass, no tables. */
const offsetBasis = 2166136261;
const prime = 16777619;
const step = (hash: number, code: number): number => Math.imul(hash ^ code, prime);

/** Pieces share buckets, as few as the size of the weights allows. Models with fewer take the lowest bits. */
export const bucketBits = 16;
const buckets = 2 ** bucketBits;

/** Spreads a hash over the low bits, which alone choose the bucket. */
function bucketOf(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 15), 2246822507);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 3266489909);
  return (mixed ^ (mixed >>> 16)) & (buckets - 1);
}

const hashOf = (seed: number, text: string): number => {
  let hash = step(offsetBasis, seed);
  for (let i = 0; i < text.length; i += 1) hash = step(hash, text.charCodeAt(i));
  return hash;
};

const seeds = { word: 1, pair: 2, skip: 3, letters: 4 } as const;
export type NgramKind = keyof typeof seeds;

const shortest = 2;
const longest = 5;
/** Letters beyond this add nothing to a word that is one. */
const lettersRead = 24;
const ends = { before: '^', after: '$' };

/** The words as the reader sees them: as typed but for case, spelling variants and contractions. */
export const wordsOf = (text: string): string[] => tokensOf(text).map((token) => token.text);

/**
 * Calls `visit` for every piece of words [from, to), repeated ones too.
 * @param visit gets the bucket, and how to find the piece again: its kind, the word it starts at, and for letters the place in it
 */
export function eachNgram(
  words: readonly string[],
  from: number,
  to: number,
  visit: (bucket: number, kind: NgramKind, word: number, start: number, end: number) => void,
): void {
  for (let at = from; at < to; at += 1) {
    const word = words[at]!;
    visit(bucketOf(hashOf(seeds.word, word)), 'word', at, 0, 0);
    if (at + 1 < to) visit(bucketOf(joined(seeds.pair, word, words[at + 1]!)), 'pair', at, 0, 0);
    if (at + 2 < to) visit(bucketOf(joined(seeds.skip, word, words[at + 2]!)), 'skip', at, 0, 0);
    const spelled = ends.before + word.slice(0, lettersRead) + ends.after;
    for (let start = 0; start + shortest <= spelled.length; start += 1) {
      let hash = step(offsetBasis, seeds.letters);
      for (let end = start; end < start + longest && end < spelled.length; end += 1) {
        hash = step(hash, spelled.charCodeAt(end));
        if (end - start + 1 >= shortest) visit(bucketOf(hash), 'letters', at, start, end + 1);
      }
    }
  }
}

function joined(seed: number, first: string, second: string): number {
  let hash = step(hashOf(seed, first), 32);
  for (let i = 0; i < second.length; i += 1) hash = step(hash, second.charCodeAt(i));
  return hash;
}

/** Kept between calls, all zero: clearing what was found costs less than a new array. */
const seen = new Uint8Array(buckets);

/** The buckets of words [from, to), each once. */
export function bucketsOf(words: readonly string[], from: number, to: number): number[] {
  const found: number[] = [];
  eachNgram(words, from, to, (bucket) => {
    if (seen[bucket] === 1) return;
    seen[bucket] = 1;
    found.push(bucket);
  });
  for (const bucket of found) seen[bucket] = 0;
  return found;
}

/** A piece as a person reads it: `hurts`, `chest hurts`, `chest … bad`, `…hur…`. */
export function ngramText(words: readonly string[], kind: NgramKind, word: number, start: number, end: number): string {
  if (kind === 'word') return words[word]!;
  if (kind === 'pair') return `${words[word]!} ${words[word + 1]!}`;
  if (kind === 'skip') return `${words[word]!} … ${words[word + 2]!}`;
  const spelled = ends.before + words[word]!.slice(0, lettersRead) + ends.after;
  return `…${spelled.slice(start, end)}…`.replace(`…${ends.before}`, '').replace(`${ends.after}…`, '');
}
