/** One word takes the place of another: the statement keeps its form and says something else. */
import { bothWays, numberWords, has, pick, plain, replaced, shuffled, swapped, type Random } from '../words.js';
import { onSentence, type Material, type Operator } from './operator.js';

/** "above all" means "most of all" and "at least" is a bound: their words are no comparison. */
const idiom = /\b(?:above all|no more|any more|more or less|once more|at first|first of all|at last|lower back)\b/i;

const antonym = onSentence('antonym', 'corrupted', (text, { lexicon, random }) =>
  idiom.test(text) ? undefined : swapped(text, bothWays(lexicon.antonyms), random),
);

const stronger = onSentence('modality', 'corrupted', (text, { lexicon, random }) =>
  /\bwhether\b/i.test(text) ? undefined : swapped(text, lexicon.stronger, random),
);

const group = onSentence('age-group', 'corrupted', (text, { lexicon, random }) =>
  swapped(text, bothWays(lexicon.groups), random),
);

const fromChoices = (
  choices: readonly (readonly [string, readonly string[]])[],
  text: string,
  random: Random,
): string | undefined => {
  const fitting = shuffled(choices, random).find(([from]) => has(text, from));
  return fitting && replaced(text, fitting[0], pick(fitting[1], random), random);
};

const frequency = onSentence('frequency', 'corrupted', (text, { lexicon, random }) =>
  fromChoices(lexicon.frequencies, text, random),
);

const urgency = onSentence('urgency', 'corrupted', (text, { lexicon, random }) =>
  fromChoices(lexicon.urgency, text, random),
);

const amount = '\\d+(?:\\.\\d+)?|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|several|an?|one';

/** Only where an amount stands before it: "five minutes", "38 °C"; "these days" counts nothing. */
const unit = onSentence('unit', 'corrupted', (text, { lexicon, random }) => {
  for (const [from, to] of shuffled(lexicon.units, random)) {
    const found = new RegExp(`\\b(?:${amount}) (${from})(?![\\p{L}\\p{N}])`, 'iu').exec(text);
    if (!found || has(text, to)) continue;
    const start = found.index + found[0].length - from.length;
    return text.slice(0, start) + to + text.slice(start + from.length);
  }
  return undefined;
});

/** Digits that are no part of a name ("COVID-19", "B12"), and the words from two to twelve. */
const numbers =
  /(?<![\p{L}\d.-])\d+(?:\.\d+)?(?![\p{L}\d]|-\d)|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/giu;

const number = onSentence('number', 'corrupted', (text, { random }) => {
  const found = [...text.matchAll(numbers)];
  if (found.length === 0) return undefined;
  const { 0: old, index } = pick(found, random);
  const value = numberWords.indexOf(old.toLowerCase());
  const other = value < 0 ? otherDigits(old, random) : numberWords[2 + ((value - 2 + 1 + random(10)) % 11)]!;
  if (has(text, other)) return undefined;
  const cased = /^[A-Z]/.test(old) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
  return text.slice(0, index) + cased + text.slice(index + old.length);
});

function otherDigits(old: string, random: Random): string {
  const value = Number(old);
  const places = old.split('.')[1]?.length ?? 0;
  return pick([value + 1, value + 2, value * 2, value * 10, value + 10], random).toFixed(places);
}

const name = (kind: keyof Material['lexicon']['names']): Operator =>
  onSentence(`name-${kind}`, 'corrupted', (text, { lexicon, random }) => {
    const things = lexicon.names[kind];
    const here = things.filter((names) => names.some((one) => has(text, one)));
    const elsewhere = things.filter((names) => !here.includes(names));
    if (here.length === 0 || elsewhere.length === 0) return undefined;
    const from = pick(here, random).find((one) => has(text, one))!;
    const to = pick(elsewhere, random)[0]!;
    const changed = replaced(text, from, to, random);
    return changed === undefined || plain(changed) === plain(text) ? undefined : changed;
  });

/** What sounds like a synonym and is none. */
const falseSynonym = onSentence('false-synonym', 'corrupted', (text, { lexicon, random }) =>
  swapped(text, lexicon.false_synonyms, random),
);

export const wordSwaps: readonly Operator[] = [
  falseSynonym,
  number,
  unit,
  frequency,
  antonym,
  stronger,
  group,
  urgency,
  name('medicines'),
  name('diseases'),
  name('body'),
  name('symptoms'),
];
