import { expanded } from './contractions.js';

/** Words, numbers, `{placeholders}` and every other visible sign, one token each. */
const token = /\{[a-z_]+\}|\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*|\d+(?:[.,]\d+)*|[^\s]/gu;

/** Lower-case tokens of a text; curly quotes straightened, "1,000" read as 1000. Nothing but white space is lost. */
export function tokensOf(text: string): string[] {
  const plain = text.normalize('NFC').toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"');
  return (plain.match(token) ?? []).map((word) => (/^\d{1,3}(,\d{3})+$/.test(word) ? word.replaceAll(',', '') : word));
}

/** Whether a token is a word or a number, not a sign. */
export const isWord = (one: string) => /^[\p{L}\p{N}{]/u.test(one);

/** The single words of a canonical text: "once a day" is one token there, and three words here. */
export const singleWords = (canonical: readonly string[]) => canonical.flatMap((one) => one.split(' '));

/** Brings wordings that mean the same into one form, so that what is left to differ matters. */
export type Canonical = (text: string) => string[];

/**
 * @param free words that may come and go
 * @param sameMeaning phrases of one list stand for each other; the longest match wins
 */
export function createCanonical(free: readonly string[], sameMeaning: readonly (readonly string[])[]): Canonical {
  const unneeded = new Set(free);
  const byFirst = new Map<string, { words: string[]; meaning: string }[]>();
  for (const phrases of sameMeaning) {
    for (const phrase of phrases) {
      const words = tokensOf(phrase).flatMap(expanded);
      const known = byFirst.get(words[0]!) ?? [];
      known.push({ words, meaning: phrases[0]! });
      byFirst.set(
        words[0]!,
        known.sort((a, b) => b.words.length - a.words.length),
      );
    }
  }
  return (text) => {
    const words = tokensOf(text).flatMap(expanded);
    const out: string[] = [];
    for (let at = 0; at < words.length;) {
      const found = byFirst
        .get(words[at]!)
        ?.find((one) => one.words.every((word, index) => words[at + index] === word));
      if (found) out.push(found.meaning);
      else if (!unneeded.has(words[at]!)) out.push(words[at]!);
      at += found?.words.length ?? 1;
    }
    return out;
  };
}
