/**
 * Does somebody ask the same again and again, or get more and more upset? From the words of the last messages alone:
 * what was asked three times was not answered, whatever was said, and a person should take over (catalogue Q20).
 */
import { tokensOf } from './tokens.js';

/** What is kept of a message to know it again. */
export interface Heard {
  /** UTC ms. */
  at: number;
  /** Its content words, each once. */
  words: string[];
  upset: boolean;
}

/** Messages that are kept, and for how long they count, in ms. */
const kept = 6;
const counts = 24 * 60 * 60 * 1000;

/** The first words of a long message are enough to know it again. */
const longestRead = 1000;
const mostWords = 40;

/** Of two messages that ask the same, this part of all their words is in both. */
const alike = 0.6;
/** The same for this time, the third, is not answered once more. */
const timesAsked = 3;
/** Of the last three messages, so many are upset. */
const lately = 3;
const upsetAmong = 2;

const fillers = new Set(
  `a about again all already also am an and any are as at be been but by can could did do does for from get got had has
  have he help her him his how i if in is it its just know let like many me more much my need no not now of on or our
  please say she should so some still tell than that the their them then there these they this time times to told too
  up us want was we were what when where which who why will with would yes you your asked ask asking hello hi ok okay
  really very explain question answer mean means`.split(/\s+/),
);

const shouts = /[!?]{3}/;
/** Written in capitals: this many words, so that "MRI" and "HELP" alone are none. */
const loudWords = 4;

function isLoud(text: string): boolean {
  const read = text.slice(0, longestRead);
  const letters = read.match(/\p{L}{2,}/gu) ?? [];
  return (
    letters.length >= loudWords && letters.every((word) => word === word.toUpperCase() && word !== word.toLowerCase())
  );
}

/**
 * What is kept of a message. `upsetWords`: it says so in words (the intents `upset` and `sorry`).
 * @param at UTC ms
 */
export function hear(text: string, { at, upsetWords }: { at: number; upsetWords: boolean }): Heard {
  const tokens = tokensOf(text.slice(0, longestRead)).map((token) => token.text);
  const words = [...new Set(tokens.filter((word) => !fillers.has(word)))].slice(0, mostWords);
  return { at, words, upset: upsetWords || shouts.test(text.slice(0, longestRead)) || isLoud(text) };
}

/** The messages to keep with this one, the latest last. */
export const keep = (before: readonly Heard[], now: Heard): Heard[] => [...before, now].slice(-kept);

function sameMatter(a: Heard, b: Heard): boolean {
  const both = a.words.filter((word) => b.words.includes(word)).length;
  const all = a.words.length + b.words.length - both;
  return both > 0 && both / all >= alike;
}

/** Why a person should take over now; undefined when nothing says so. */
export function insistence(before: readonly Heard[], now: Heard): 'repeated-question' | 'distress' | undefined {
  const recent = before.filter(({ at }) => now.at - at < counts);
  if (recent.filter((one) => sameMatter(one, now)).length + 1 >= timesAsked) return 'repeated-question';
  const last = keep(recent, now).slice(-lately);
  return now.upset && last.filter(({ upset }) => upset).length >= upsetAmong ? 'distress' : undefined;
}
