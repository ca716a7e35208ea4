import { editDistance, soundOf } from './editDistance.js';
import { englishWords, properNames } from './english.js';
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
export function createSpeller(vocabulary: Vocabulary): (word: string) => Spelt | undefined {
  const candidates = new Map<string, string[]>();
  for (const word of new Set([...vocabulary.words(), ...vocabulary.medicines])) {
    const isWorth = vocabulary.uses(word) > 1 || vocabulary.isName(word) || vocabulary.medicines.has(word);
    if (word.length < 4 || !letters.test(word) || !isWorth) continue;
    for (const key of keysOf(word)) {
      const list = candidates.get(key);
      if (list) list.push(word);
      else candidates.set(key, [word]);
    }
  }

  const nearest = (word: string): Spelt | undefined => {
    const sound = soundOf(word);
    let found: Spelt | undefined;
    let least = Infinity;
    for (const candidate of new Set(
      keysOf(word, [word.length - 1, word.length, word.length + 1]).flatMap((key) => candidates.get(key) ?? []),
    )) {
      const sameSound = soundOf(candidate) === sound;
      const most = mostEdits(word.length, sameSound);
      const edits = editDistance(word, candidate, most);
      if (edits > most) continue;
      const cost =
        edits -
        (sameSound ? 0.8 : 0) -
        (word[0] === candidate[0] ? 0.3 : 0) -
        (vocabulary.isName(candidate) || vocabulary.medicines.has(candidate) ? 0.5 : 0) -
        0.08 * Math.log(1 + vocabulary.uses(candidate));
      if (cost >= least) continue;
      least = cost;
      found = { meant: [candidate], isSure: (edits === 1 || sameSound) && !vocabulary.medicines.has(candidate) };
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

  const look = (word: string): Spelt | undefined => {
    const stands =
      vocabulary.uses(word) > 0 ||
      [englishWords, properNames, vocabulary.medicines, vocabulary.known].some((list) => list.has(word));
    if (stands || word.length < shortest || word.length > longest || !letters.test(word)) return undefined;
    const found = nearest(word);
    if (found) return found;
    const parts = twoWords(word);
    return parts && { meant: parts, isSure: !parts.some((part) => vocabulary.medicines.has(part)) };
  };
  // A message is read several times a turn, and a name stands in it again and again.
  const remembered = new Map<string, Spelt | undefined>();
  return (word) => {
    if (remembered.has(word)) return remembered.get(word);
    if (remembered.size >= mostRemembered) remembered.clear();
    const spelt = look(word);
    remembered.set(word, spelt);
    return spelt;
  };
}

/** What words are looked up by: beginning, end, sound, and first and last letter with the length. */
function keysOf(word: string, lengths: readonly number[] = [word.length]): string[] {
  const frame = `${word[0]}${word.at(-1)}`;
  return [
    `<${word.slice(0, 3)}`,
    `${word.slice(-4)}>`,
    `~${soundOf(word)}`,
    ...lengths.map((length) => `${frame}${length}`),
  ];
}
