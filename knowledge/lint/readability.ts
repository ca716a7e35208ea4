/** Words of a text in a language of Latin letters without marks: what the formula was made for. */
export const wordsOf = (text: string): string[] => text.match(/[A-Za-z']+/g) ?? [];

function syllables(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?:[^laeiouy]es|[^laeiouy]e|ed)$/, '')
    .match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}

/** Flesch-Kincaid grade of an English text (Kincaid 1975); a reading age is about the grade plus five. */
export function grade(text: string): number {
  const sentences = text.split(/[.!?:]\s|\n+/).filter((part) => /\w/.test(part));
  const words = wordsOf(text);
  const count = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (count / words.length) - 15.59;
}
