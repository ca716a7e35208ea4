import { editDistance, soundOf } from './editDistance.js';
import { englishWords, properNames } from './english.js';
import { remember } from './remember.js';
import type { RetrievalSettings } from './settings.js';
import { stem } from './words.js';

/** What a speller may look up. All words are stemmed. */
export interface Vocabulary {
  /** In how many texts a word stands; 0 when it is unknown. */
  uses(word: string): number;
  words(): Iterable<string>;
  /** Words of topics' names: likelier meant than others. */
  isName(word: string): boolean;
  /** Names of medicines, right as they are. */
  medicines: ReadonlySet<string>;
  /** Other words that are right: names of agencies, firms and the like. */
  known: ReadonlySet<string>;
}

/** A word outside the vocabulary, with what was probably meant. */
export interface Spelt {
  /** One word, or two that were written as one. */
  meant: readonly string[];
  /** False: the patient is asked before anything is answered. A medicine is never taken for granted. */
  isSure: boolean;
}

interface Candidate {
  word: string;
  sound: string;
}

const shortest = 5;
const letters = /^[a-z]+$/;
/** Shorter halves are found in any word. */
const shortestPart = 3;
const longest = 30;
const mostRemembered = 5_000;

/** How far from a word its meaning may lie, by its length; one more when both sound the same. */
const mostEdits = (length: number, sameSound: boolean): number =>
  (length < 7 ? 1 : length < 10 ? 2 : 3) + (sameSound && length > shortest ? 1 : 0);

/**
 * Finds what a misspelt word was meant to be, among the words of the library. Ordinary English words, short ones and
 * medicines that are right are left alone. Candidates share the beginning, the end or the sound; of these the nearest
 * counts, then names of topics, then common words.
 *
 * @returns for a stemmed word, what was meant; undefined where the word stands as it is
 */
export function createSpeller(
  vocabulary: Vocabulary,
  settings: RetrievalSettings['spelling'],
): (word: string) => Spelt | undefined {
  const candidates = new Map<string, Candidate[]>();
  for (const word of new Set([...vocabulary.words(), ...vocabulary.medicines])) {
    const isWorth = vocabulary.uses(word) > 1 || vocabulary.isName(word) || vocabulary.medicines.has(word);
    if (word.length < 4 || !letters.test(word) || !isWorth) continue;
    const candidate = { word, sound: soundOf(word) };
    for (const key of keysOf(candidate)) {
      const list = candidates.get(key);
      if (list) list.push(candidate);
      else candidates.set(key, [candidate]);
    }
  }

  const nearest = (word: string): Spelt | undefined => {
    const written = { word, sound: soundOf(word) };
    const keys = keysOf(written, [word.length - 1, word.length, word.length + 1]);
    let found: Spelt | undefined;
    let least = Infinity;
    for (const candidate of new Set(keys.flatMap((key) => candidates.get(key) ?? []))) {
      const sameSound = candidate.sound === written.sound;
      const isMedicine = vocabulary.medicines.has(candidate.word);
      const most = mostEdits(word.length, sameSound);
      const edits = editDistance(word, candidate.word, most);
      if (edits > most) continue;
      const cost =
        edits -
        (sameSound ? settings.same_sound : 0) -
        (word[0] === candidate.word[0] ? settings.same_first : 0) -
        (vocabulary.isName(candidate.word) || isMedicine ? settings.name : 0) -
        settings.use * Math.log(1 + vocabulary.uses(candidate.word));
      if (cost >= least) continue;
      least = cost;
      found = { meant: [candidate.word], isSure: (edits === 1 || sameSound) && !isMedicine };
    }
    return found;
  };

  const twoWords = (word: string): string[] | undefined => {
    for (let at = shortestPart; at <= word.length - shortestPart; at += 1) {
      const parts = [stem(word.slice(0, at)), stem(word.slice(at))];
      if (parts.every((part) => vocabulary.uses(part) > 3)) return parts;
    }
    return undefined;
  };

  // A message is read several times a turn, and a name stands in it again and again.
  return remember(mostRemembered, (word) => {
    const stands =
      vocabulary.uses(word) > 0 ||
      [englishWords, properNames, vocabulary.medicines, vocabulary.known].some((list) => list.has(word));
    if (stands || word.length < shortest || word.length > longest || !letters.test(word)) return undefined;
    const found = nearest(word);
    if (found) return found;
    const parts = twoWords(word);
    return parts && { meant: parts, isSure: !parts.some((part) => vocabulary.medicines.has(part)) };
  });
}

/** What words are looked up by: beginning, end, sound, and first and last letter with the length. */
function keysOf({ word, sound }: Candidate, lengths: readonly number[] = [word.length]): string[] {
  const frame = `${word[0]}${word.at(-1)}`;
  return [`<${word.slice(0, 3)}`, `${word.slice(-4)}>`, `~${sound}`, ...lengths.map((length) => `${frame}${length}`)];
}
