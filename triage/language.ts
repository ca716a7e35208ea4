import type { DetectedLanguage } from './types.js';
import { englishWords, homographs, latinLanguages } from './languageWords.js';

/**
 * Which language a clause is in. By script first, then by the words that tell Latin-script languages apart.
 * Pure, no dependency, linear in the text: each character and each word is looked at once.
 */

interface Vote {
  language: string;
  weight: number;
}

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');

/** Word → the languages it speaks for. Built once. */
const votes: ReadonlyMap<string, readonly Vote[]> = (() => {
  const found = new Map<string, Vote[]>();
  const add = (word: string, language: string, weight: number) => {
    const known = found.get(word) ?? [];
    if (!known.some((vote) => vote.language === language)) found.set(word, [...known, { language, weight }]);
  };
  for (const word of words(englishWords)) add(word, 'en', 1);
  const alike = new Set([...words(englishWords), ...words(homographs)]);
  for (const [language, { strong, weak }] of Object.entries(latinLanguages)) {
    for (const word of words(weak)) add(word, language, 1);
    for (const word of words(strong)) add(word, language, alike.has(word) ? 1 : 2);
  }
  return found;
})();

/** The commonest English words. */
export const commonEnglish: ReadonlySet<string> = new Set(words(englishWords));

const readable: ReadonlySet<string> = new Set(['en', 'es', 'vi', 'ja']);
/** A single strong word, or two weak ones, is the least that speaks against English. */
const enough = 2;
/** So many words without one English word among them cannot be English, whatever they are. */
const foreignLength = 8;

const ascii = /^[\x20-\x7e\s]*$/u;
const kana = /[\u3041-\u30ff\uff66-\uff9f]/u;
const han = /[\u3400-\u9fff々〆]/u;
/** Characters that written Chinese cannot do without and Japanese hardly uses. */
const chineseOnly = /[我你您们吗没这说么她它请为头医闷]/u;
const latin = /[a-z\u00c0-\u024f\u1e00-\u1eff]/iu;
const letter = /\p{L}/u;
/** Horn, dot below, hook above, stacked marks, đ: no other language here writes them. */
const vietnamese = /[ơưđ\u1ea0-\u1ef9]|[\u031b\u0309\u0323]/u;
const spanish = /[ñ¿¡]/u;
const elsewhere = /[ßłøåőűğşıżźśćńęąčřšžěůœæçțș]/u;
const elsewhereMaybe = /[äöüãõ]/u;

const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
const plainWord = /[a-z']+/g;
const yearsOld = /(\d) ?yo\b/g;
const anyWord = /[\p{L}\p{M}']+/gu;

interface Scripts {
  latin: number;
  japanese: number;
  other: number;
  kana: boolean;
  chinese: boolean;
}

const scriptsOf = (text: string): Scripts => {
  if (ascii.test(text)) return { latin: text.length, japanese: 0, other: 0, kana: false, chinese: false };
  const counts: Scripts = { latin: 0, japanese: 0, other: 0, kana: false, chinese: false };
  for (const character of text) {
    if (latin.test(character)) counts.latin++;
    else if (kana.test(character)) {
      counts.japanese++;
      counts.kana = true;
    } else if (han.test(character)) {
      counts.japanese++;
      if (chineseOnly.test(character)) counts.chinese = true;
    } else if (letter.test(character)) counts.other++;
  }
  return counts;
};

interface Scores {
  /** Evidence per language. */
  of: Map<string, number>;
  /** Languages with at least one word or letter that is theirs alone. */
  sure: Set<string>;
  /** Words made of letters. */
  count: number;
}

const scoresOf = (clause: string): Scores => {
  const of = new Map<string, number>();
  const sure = new Set<string>();
  const add = (language: string, weight: number) => {
    of.set(language, (of.get(language) ?? 0) + weight);
    if (weight > 1) sure.add(language);
  };
  if (/[¿¡]/u.test(clause)) add('es', 2);
  let count = 0;
  const isPlain = ascii.test(clause);
  const lower = isPlain ? clause.toLowerCase() : clause.toLowerCase().replace(/[\u2018\u2019]/g, "'");
  // "2yo" is an age, no Spanish "I".
  const unaged = lower.replace(yearsOld, '$1');
  for (const word of unaged.match(isPlain ? plainWord : anyWord) ?? []) {
    if (word === "'") continue;
    count++;
    if (isPlain) {
      for (const { language, weight } of votes.get(word) ?? []) add(language, weight);
      continue;
    }
    const plain = word.normalize('NFC');
    if (vietnamese.test(plain)) add('vi', 3);
    else if (spanish.test(plain)) add('es', 2);
    else if (elsewhere.test(plain)) add('elsewhere', 2);
    else if (elsewhereMaybe.test(plain)) add('elsewhere', 1);
    for (const { language, weight } of votes.get(fold(plain)) ?? []) add(language, weight);
  }
  return { of, sure, count };
};

const latinLanguage = (clause: string, unmarked: DetectedLanguage): DetectedLanguage => {
  const { of, sure, count } = scoresOf(clause);
  const english = of.get('en') ?? 0;
  const extra = of.get('elsewhere') ?? 0;
  let best = 'en';
  let score = english;
  for (const [language, weight] of of) {
    if (language === 'en' || language === 'elsewhere') continue;
    // Look-alikes only ("hen", "van", "me") never outvote a word that is plainly English.
    if (english > 0 && !sure.has(language)) continue;
    const total = weight + (readable.has(language) ? 0 : extra);
    // A tie between languages goes to the one that is read: a nurse's interpreter is the dearer mistake.
    if (total >= enough && (total > score || (total === score && best !== 'en' && readable.has(language)))) {
      best = language;
      score = total;
    }
  }
  if (best === 'en' && extra >= enough && extra > english) return 'other';
  if (english === 0 && best === 'en') return count >= foreignLength && unmarked === 'en' ? 'other' : unmarked;
  return readable.has(best) ? (best as DetectedLanguage) : 'other';
};

/**
 * The language of one clause, as the patient wrote it (diacritics kept where there are any).
 * Spanish, Vietnamese and Japanese are also found without accents or romanised.
 * Without evidence against it a clause is English: misspelt words, "ok", emoji and numbers stay `en`;
 * inside a message whose language is known, pass that as `unmarked`: it is what a clause without any evidence is.
 */
export const detectLanguage = (clause: string, unmarked: DetectedLanguage = 'en'): DetectedLanguage => {
  const scripts = scriptsOf(clause);
  if (scripts.latin + scripts.japanese + scripts.other === 0) return unmarked;
  // One kana or kanji says about as much as two or three Latin letters.
  if (scripts.japanese * 3 > scripts.latin && scripts.japanese >= scripts.other) {
    return !scripts.kana && scripts.chinese ? 'other' : 'ja';
  }
  return scripts.other > scripts.latin ? 'other' : latinLanguage(clause, unmarked);
};
