/** Small rewritings of a message that change its form and not its meaning. Linear, and the same for the same seed. */

type Random = (below: number) => number;
type Swap = readonly [from: RegExp, to: string];

/** All swaps that apply; undefined when none does. */
function swapped(text: string, swaps: readonly Swap[]): string | undefined {
  const changed = swaps.reduce((so, [from, to]) => so.replace(from, to), text);
  return changed === text ? undefined : changed;
}

/** The first swap that applies. */
function firstSwapped(text: string, swaps: readonly Swap[]): string | undefined {
  return swaps.map(([from, to]) => text.replace(from, to)).find((changed) => changed !== text);
}

/** "38.1" holds no end of a sentence. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])(?=\s)|\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const unfinished = /[\p{L}\p{N},;:]$/u;
/** A sentence that closed a message without a full stop gets one when others follow it. */
export const finished = (sentence: string): string =>
  unfinished.test(sentence) ? `${sentence.replace(/[,;:]$/, '')}.` : sentence;

/** Without punctuation; what stands between digits is part of a number ("38.4", "1,500"). */
export const withoutPunctuation = (text: string): string => text.replace(/(?<!\d)[.,!?;:]|[.,!?;:](?!\d)/g, '');

const paraphrases: readonly Swap[] = [
  [/\bI have\b/g, "I've got"],
  [/\bI've got\b/g, 'I have'],
  [/\bcan't\b/g, 'cannot'],
  [/\bcannot\b/g, "can't"],
  [/\b(dad|daddy)\b/g, 'father'],
  [/\b(mum|mom)\b/g, 'mother'],
  [/\bI think\b/g, 'I believe'],
  [/\breally\b/g, 'very'],
  [/\bkid\b/g, 'child'],
  [/\bwon't\b/g, 'will not'],
];
export const paraphrase = (text: string): string | undefined => firstSwapped(text, paraphrases);

const british: readonly Swap[] = [
  [/diarrhea/g, 'diarrhoea'],
  [/\bcolor/g, 'colour'],
  [/\bgray\b/g, 'grey'],
  [/\bhemorrh/g, 'haemorrh'],
  [/\banesthe/g, 'anaesthe'],
  [/\b(acetaminophen|tylenol)\b/gi, 'paracetamol'],
  [/\badvil\b/gi, 'ibuprofen'],
  [/\bER\b/g, 'A&E'],
  [/\bmom\b/g, 'mum'],
  [/\bdiaper/g, 'nappy'],
];
const american: readonly Swap[] = [
  [/diarrhoea/g, 'diarrhea'],
  [/\bcolour/g, 'color'],
  [/\bgrey\b/g, 'gray'],
  [/\bhaem/g, 'hem'],
  [/\bparacetamol\b/gi, 'Tylenol'],
  [/\bibuprofen\b/gi, 'Advil'],
  [/\bmum\b/g, 'mom'],
  [/\bnappy\b/g, 'diaper'],
  [/\bA&E\b/g, 'ER'],
];
export const otherSpelling = (text: string): string | undefined => swapped(text, british) ?? swapped(text, american);

const otherSex: readonly Swap[] = [
  [/\bhusband\b/gi, 'wife'],
  [/\bson\b/gi, 'daughter'],
  [/\bdad\b/gi, 'mum'],
  [/\bgrandad\b/gi, 'grandma'],
  [/\bbrother\b/gi, 'sister'],
];
/** The pronouns go with the person: "my husband … his lip" is "my wife … her lip". */
const hersForHis: readonly Swap[] = [
  [/\bhe\b/gi, 'she'],
  [/\b(his|him)\b/gi, 'her'],
  [/\bhimself\b/gi, 'herself'],
];
const women = /\b(she|her|hers|herself|wife|mum|mom|mother|daughter|sister|girl|lady|woman|gran|grandma|aunt)\b/i;
/** Another person, where the message is about one man only: with two people, nobody could tell which is "her". */
export function swapPeople(text: string): string {
  const other = women.test(text) ? undefined : swapped(text, otherSex);
  return `My name is Aisha Khan, I am on Medicaid. ${other === undefined ? text : (swapped(other, hersForHis) ?? other)}`;
}

const aboutHer: readonly Swap[] = [
  [/^I have\b/, 'my wife has'],
  [/^I'?ve got\b/, 'my wife has got'],
  [/^I'?m\b/, 'my wife is'],
  [/^I am\b/, 'my wife is'],
  [/^I can'?t\b/, "my wife can't"],
  [/^I feel\b/, 'my wife feels'],
  [/^I took\b/, 'my wife took'],
  [/^my\b/i, "my wife's"],
];
const hers: readonly Swap[] = [
  [/\bI'?m\b/gi, "she's"],
  [/\bI'?ve\b/gi, 'she has'],
  [/\bI am\b/gi, 'she is'],
  [/\bI have\b/gi, 'she has'],
  [/\bI feel\b/gi, 'she feels'],
  [/\bI\b/gi, 'she'],
  [/\bmy\b/gi, 'her'],
  [/\bme\b/gi, 'her'],
  [/\bher wife\b/gi, 'my wife'],
];
const people =
  /\b(wife|husband|son|daughter|mum|mom|dad|father|mother|baby|child|kid|he|she|his|they|gran|nan|grandad|grandma|uncle|aunt|niece|nephew|cousin|neighbou?r|friend|patient|boy|girl|man|woman|partner|pregnant|sister|brother)\b|^my \S+ (?:day|week|month|year)s? old\b/i;
/** "I have chest pain" → "my wife has chest pain"; messages about somebody else ("my 4 month old") stay out. */
export function aboutSomebodyElse(text: string): string | undefined {
  if (people.test(text)) return undefined;
  const first = firstSwapped(text, aboutHer);
  return first && (swapped(first, hers) ?? first);
}

const simple = /^I(?:'ve| have)(?: got)? (?!been|had|to |not|no |a feeling|never|just)([^.!?,]{3,60})[.!]?$/i;
/** "… and my poo is black", "… and now an ache", "… but …": a second statement, which turning the first around leaves as it is. */
const second =
  /\b(?:but|so)\b|\band (?:I|I'm|I've|my|he|she|it|this|that|the|there|now|cannot|can't|am|have|feel|not|no)\b/i;
/** "I have X" alone: the only form that can be turned around without knowing what it means. */
export function statedOf(text: string): string | undefined {
  const stated = simple.exec(text.trim())?.[1];
  return stated === undefined || second.test(stated) ? undefined : stated;
}

const keyboard: Record<string, string> = {
  a: 's',
  e: 'r',
  i: 'o',
  o: 'p',
  n: 'm',
  t: 'r',
  s: 'd',
  r: 'e',
  l: 'k',
  c: 'v',
};
/** One to three slips of the finger, in different words of five letters or more. */
export function typos(text: string, random: Random): string | undefined {
  const words = text.split(' ');
  const long = words.flatMap((word, at) => (/^[a-z]{5,}$/i.test(word) ? [at] : []));
  if (long.length === 0) return undefined;
  const slips = Math.min(long.length, 1 + random(3));
  for (let n = 0; n < slips; n += 1) {
    const [at] = long.splice(random(long.length), 1);
    words[at!] = slip(words[at!]!, random);
  }
  return words.join(' ');
}

function slip(word: string, random: Random): string {
  const at = 1 + random(word.length - 2);
  const [before, letter, after] = [word.slice(0, at), word[at]!, word.slice(at + 1)];
  switch (random(4)) {
    case 0: // two letters change places
      return before + after[0]! + letter + after.slice(1);
    case 1: // one is left out
      return before + after;
    case 2: // one is typed twice
      return before + letter + letter + after;
    default: // its neighbour is hit
      return before + (keyboard[letter] ?? letter + letter) + after;
  }
}

/** Degrees, sugar and weight in the other unit; undefined where there is none. */
export function otherUnits(text: string): string | undefined {
  const round = (value: number): string => String(Math.round(value * 10) / 10);
  const changed = text
    .replace(
      /\b(3[4-9]|4[0-2])([.,]\d)?\s?(?:°\s?)?C?\b(?!\s*(?:weeks|days|years|hours|minutes|months|kg|mg|mmol|%|wks|yrs|yo|st|th|\/|-|,))/g,
      (all, whole: string, tenth = '') =>
        /\btemp|fever|°|\bC\b|degrees/i.test(text)
          ? `${round((Number(whole + tenth.replace(',', '.')) * 9) / 5 + 32)} F`
          : all,
    )
    .replace(/\b(\d+(?:\.\d+)?)\s?mmol(?:\/l)?\b/gi, (_all, value: string) => `${Math.round(Number(value) * 18)} mg/dL`)
    .replace(/\b(\d+)\s?kg\b/gi, (_all, value: string) => `${Math.round(Number(value) * 2.205)} lb`);
  return changed === text ? undefined : changed;
}

/** Of Latin letters only: the marks of Japanese syllables make other syllables. */
export const withoutMarks = (text: string): string =>
  /[\u3040-\u30ff]/.test(text)
    ? text
    : text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
