/**
 * One slip of the finger: a word that nobody knows is also read as the one lexicon word that is a single edit away.
 * The word as written always stays a reading. Ordinary words are never "corrected", nor is anything that could be
 * two different lexicon words.
 */
import { commonEnglish } from './language.js';
import { ordinaryWords } from './ordinary.js';
import type { Token } from './tokens.js';
import type { DetectedLanguage } from './types.js';

const shortest = 5;
const longest = 24;
const lower = /^[a-z]+$/;

/** All strings with one letter left out. */
function withoutOne(word: string): string[] {
  const left: string[] = [];
  for (let i = 0; i < word.length; i++) {
    if (i === 0 || word[i] !== word[i - 1]) left.push(word.slice(0, i) + word.slice(i + 1));
  }
  return left;
}

/** True when two different words are one insertion, deletion, replacement or swap of neighbours apart. */
export function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  let tail = 0;
  while (tail < a.length - i && tail < b.length - i && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const restA = a.length - i - tail;
  const restB = b.length - i - tail;
  if (restA <= 1 && restB <= 1) return true;
  return restA === 2 && restB === 2 && a[i] === b[i + 1] && a[i + 1] === b[i];
}

/** Words that a slip may have been meant for, by language: an English slip is not corrected to a Spanish word. */
export type Targets = Record<'en' | 'es', ReadonlySet<string>>;

export interface Spelling {
  /** Adds corrected readings to tokens that need them. */
  correct(tokens: readonly Token[], language: DetectedLanguage): Token[];
}

export interface SpellingWords {
  targets: Targets;
  /** Every word of any phrase: never corrected. */
  known: ReadonlySet<string>;
  /** Misspellings that content files declare ("stoke" → "stroke"). */
  declared: ReadonlyMap<string, string[]>;
  /** Words that are never guessed (medicine names: two of them may be a letter apart). */
  kept: ReadonlySet<string>;
}

type Index = Map<string, string[]>;

/** Each word under itself and under what remains of it without one letter. */
function indexOf(words: ReadonlySet<string>, kept: ReadonlySet<string>): Index {
  const index: Index = new Map();
  for (const word of words) {
    if (word.length < 4 || word.length > longest || !lower.test(word) || kept.has(word)) continue;
    for (const key of [word, ...withoutOne(word)]) {
      const found = index.get(key);
      if (found === undefined) index.set(key, [word]);
      else found.push(word);
    }
  }
  return index;
}

export function createSpelling({ targets, known: lexicon, declared, kept }: SpellingWords): Spelling {
  const english = indexOf(targets.en, kept);
  const spanish = indexOf(targets.es, kept);

  function nearest(word: string, byDeletion: Index): string[] | undefined {
    const found = new Set<string>();
    for (const key of [word, ...withoutOne(word)]) {
      for (const candidate of byDeletion.get(key) ?? []) {
        if (candidate === word || !oneEditApart(word, candidate)) continue;
        // A first letter is rarely the slip, unless the letters were swapped or one is missing.
        if (candidate[0] !== word[0] && candidate.length === word.length && candidate[1] !== word[0]) continue;
        // Four letters: only a missing letter or a swap ("chst", "pian").
        if (
          word.length < shortest &&
          candidate.length === word.length &&
          [...candidate].sort().join('') !== [...word].sort().join('')
        )
          continue;
        if (word.length < shortest && candidate.length < word.length) continue;
        found.add(candidate);
      }
    }
    if (found.size === 0) return undefined;
    if (found.size === 1) return [...found];
    // Lexicons hold common misspellings too: "fever|feaver" is one word, and no doubt.
    const all = [...found];
    if (all.some((one) => all.every((other) => other === one || oneEditApart(one, other)))) return all;
    // "hurt|hurts", "headache|headaches": the same word in its forms.
    const [first = '', ...rest] = [...found].sort((a, b) => a.length - b.length);
    return rest.every((other) => other.startsWith(first.slice(0, -1))) ? [first, ...rest] : undefined;
  }

  const known = new Map<string, string[] | undefined>();
  return {
    correct(tokens, language) {
      known.clear();
      const index = language === 'es' ? spanish : language === 'vi' || language === 'ja' ? undefined : english;
      return tokens.map((token) => {
        const { text } = token;
        const also = declared.get(text);
        if (also !== undefined) return { ...token, also };
        if (index === undefined || text.length < 4 || text.length > longest || lexicon.has(text) || !lower.test(text))
          return token;
        if (ordinaryWords.has(text) || commonEnglish.has(text) || token.name === true) return token;
        if (!known.has(text)) known.set(text, nearest(text, index));
        const guess = known.get(text);
        return guess === undefined ? token : { ...token, also: guess };
      });
    },
  };
}
