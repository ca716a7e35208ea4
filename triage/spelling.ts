/**
 * A word that nobody knows is read as the lexicon's words that one slip of the finger can have made it of. Where it
 * can be only one, it is that word; where it can be several, all are readings, and the phrases choose: a doubtful word
 * counts only together with other words. A word of the language is never corrected.
 */
import { commonEnglish } from './language.js';
import { foldWord } from './normalise.js';
import { ordinaryWords } from './ordinary.js';
import { slipBetween, withoutOne } from './slips.js';
import type { Token } from './tokens.js';
import type { DetectedLanguage } from './types.js';
import { isMisspelling, type Vocabulary } from './vocabulary.js';

/** Shorter words are too near to each other for a guess. */
const shortest = 4;
/** Of a word shorter than this, a letter is missing or two changed places ("chst", "pian"), or nothing is guessed. */
const full = 5;
/** Names of medicines are guessed from so many letters on, and from likely slips only: two may be a letter apart. */
const keptFrom = 6;
const longest = 24;
/** So many times as common as the next, a word is the one that was meant. */
const dominance = 4;
const mostReadings = 6;
/** A word that few phrases know, so many times rarer than one that it is a slip of, is one of its misspellings too. */
const rarity = { least: 6, uses: 3, times: 30 };
const lower = /^[a-z]+$/;
const doubled = /([a-z])\1/g;

/** Words that a slip may have been meant for, by language: an English slip is not corrected to a Spanish word. */
export type Targets = Record<'en' | 'es', Vocabulary>;

export interface Spelling {
  /** Puts right readings in the place of misspelt words, or beside them where there is a doubt. */
  correct(tokens: readonly Token[], language: DetectedLanguage): Token[];
}

export interface SpellingWords {
  targets: Targets;
  /** Every word of any phrase of any language. */
  known: ReadonlySet<string>;
  /** Every word of an English phrase: never corrected in an English message. */
  english: ReadonlySet<string>;
  /** Misspellings that content files declare ("stoke" → "stroke"). */
  declared: ReadonlyMap<string, string[]>;
  /** Names of medicines. */
  kept: ReadonlySet<string>;
}

/** What a word may have been meant for. */
interface Guess {
  words: string[];
  sure: boolean;
}

interface Index {
  /** Each word under itself and under what remains of it without one letter. */
  byDeletion: Map<string, string[]>;
  vocabulary: Vocabulary;
}

function indexOf(vocabulary: Vocabulary): Index {
  const byDeletion = new Map<string, string[]>();
  for (const word of vocabulary.uses.keys()) {
    if (word.length < shortest || word.length > longest || !lower.test(word)) continue;
    for (const key of [word, ...withoutOne(word)]) {
      const found = byDeletion.get(key);
      if (found === undefined) byDeletion.set(key, [word]);
      else found.push(word);
    }
  }
  return { byDeletion, vocabulary };
}

/** Forms of one word: "hurt|hurts", "headache|headaches". */
function areForms(words: string[]): boolean {
  const [first = '', ...rest] = [...words].sort((a, b) => a.length - b.length);
  return rest.every((other) => other.startsWith(first.slice(0, -1)));
}

export function createSpelling({ targets, known, english, declared, kept }: SpellingWords): Spelling {
  const englishIndex = indexOf(targets.en);
  const spanishIndex = indexOf(targets.es);

  /** The words one slip away: the likely ones, or where there are none the possible ones. */
  function near(word: string, { byDeletion }: Index): string[] {
    const likely = new Set<string>();
    const possible = new Set<string>();
    for (const key of [word, ...withoutOne(word)]) {
      for (const candidate of byDeletion.get(key) ?? []) {
        const slip = slipBetween(word, candidate);
        if (slip === undefined) continue;
        // A first letter is rarely the slip, unless the letters were swapped or one is missing.
        if (candidate[0] !== word[0] && candidate.length === word.length && candidate[1] !== word[0]) continue;
        if (word.length < full && candidate.length <= word.length && !isSwap(word, candidate)) continue;
        if (kept.has(candidate) && (slip !== 1 || word.length < keptFrom)) continue;
        (slip === 1 ? likely : possible).add(candidate);
      }
    }
    return [...(likely.size > 0 ? likely : possible)];
  }

  function guess(word: string, index: Index): Guess | undefined {
    const { uses, misspelt } = index.vocabulary;
    const found = near(word, index).sort((a, b) => uses.get(b)! - uses.get(a)!);
    // Lexicons hold common misspellings too: "fever|feaver" is one word, and no doubt.
    const right = found.filter((one) => !misspelt.get(one)?.some((other) => found.includes(other)));
    const [first, second] = right;
    if (first === undefined) {
      // "recogniising", "recpgnising": as the American form of what is left without the double letter.
      const [single = ''] = foldWord(word.replace(doubled, '$1'));
      if (single !== word && uses.has(single)) return { words: [single], sure: true };
      const american = word.replace(/is(e|ed|es|ing)$/, 'iz$1');
      return american === word ? undefined : guess(american, index);
    }
    const sure = second === undefined || areForms(right) || uses.get(first)! >= dominance * uses.get(second)!;
    return { words: found.slice(0, mostReadings), sure };
  }

  /** A misspelling that some phrase knows ("headche") → the right words for all the others. */
  const rightOf = new Map<string, string[] | undefined>();
  function knownSlip(word: string, index: Index): string[] | undefined {
    const { uses, misspelt } = index.vocabulary;
    const listed = misspelt.get(word);
    const used = uses.get(word);
    if (listed !== undefined || used === undefined || used > rarity.uses || word.length < rarity.least) return listed;
    if (ordinaryWords.has(word) || kept.has(word)) return undefined;
    if (!rightOf.has(word)) {
      const right = near(word, index).filter(
        (one) => isMisspelling(word, one) && uses.get(one)! >= rarity.times * used,
      );
      rightOf.set(word, right.length > 0 ? right : undefined);
    }
    return rightOf.get(word);
  }

  function corrected(token: Token, index: Index, inEnglish: boolean): Token {
    const { text } = token;
    if (text.length < shortest || text.length > longest || !lower.test(text) || token.name === true) return token;
    const right = knownSlip(text, index);
    if (right !== undefined) return { ...token, also: right };
    if ((inEnglish ? english : known).has(text) || ordinaryWords.has(text) || commonEnglish.has(text)) return token;
    const found = guess(text, index);
    if (found === undefined) return token;
    // A word of another language, or one with diacritics, stays what it is.
    if (!found.sure || known.has(text) || token.marks !== undefined)
      return { ...token, also: found.words, ...(!found.sure && { unsure: true as const }) };
    const [meant, ...others] = found.words;
    return others.length === 0 ? { ...token, text: meant! } : { ...token, text: meant!, also: others };
  }

  return {
    correct(tokens, language) {
      if (language === 'vi' || language === 'ja')
        return tokens.map((token) =>
          declared.has(token.text) ? { ...token, also: declared.get(token.text)! } : token,
        );
      const index = language === 'es' ? spanishIndex : englishIndex;
      // In one text the same word has the same readings.
      const readings = new Map<string, Token>();
      return tokens.map((token) => {
        const also = declared.get(token.text);
        if (also !== undefined) return { ...token, also };
        if (token.value !== undefined || token.name === true) return token;
        const key = token.marks === undefined ? token.text : `${token.text} ${token.marks}`;
        const read = readings.get(key) ?? corrected(token, index, index === englishIndex);
        readings.set(key, read);
        return read.text === token.text && read.also === undefined
          ? token
          : {
              ...token,
              text: read.text,
              ...(read.also && { also: read.also }),
              ...(read.unsure && { unsure: true as const }),
            };
      });
    },
  };
}

/** Two letters that changed places. */
const isSwap = (a: string, b: string): boolean =>
  a.length === b.length && [...a].sort().join('') === [...b].sort().join('');
