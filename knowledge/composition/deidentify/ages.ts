import { matches } from './identifier.js';
import type { Identifier } from './identifier.js';

const units = 'one|two|three|four|five|six|seven|eight|nine';
/** 90 and more, in digits or words; ages up to 89 stay. */
const old = String.raw`(?<it>9\d|1[0-2]\d|ninety(?:[- ](?:${units}))?|(?:one|a) hundred(?:(?: and)? (?:${units}|ten|eleven|twelve))?)`;
const relatives =
  'he|she|they|who|i|(?:grand|great[- ]?grand)?(?:mother|father|ma|pa|mom|mum|dad|parent)|granny|gran|grandpa|nana|nan|abuela|abuelo|aunt|uncle|wife|husband|patient|neighbor|sister|brother|resident';
const notMeasure = String.raw`(?![\d.,/:%°-]|\s?(?:f\b|c\b|degrees|lbs?\b|pounds|kg\b|kilos|bpm|over|mg|percent|mmhg|cm\b|inches|days?\b|weeks?\b|months?\b|minutes?\b|hours?\b|times|and rising|\/))`;

const patterns: readonly RegExp[] = [
  new RegExp(String.raw`\b${old}(?:[- ]{0,2}(?:years?|yrs?|yr)\.?[- ]{0,2}(?:old|of age|young)|[- ]?y[./]?o\b)`, 'gid'),
  new RegExp(
    String.raw`\b(?:aged?|turned|turning|turns|age(?:d| is| of)|reached)[ :]{1,2}${old}(?![\d.,/%°]\d|\d)\b`,
    'gid',
  ),
  new RegExp(
    String.raw`\b(?:${relatives})(?:'s| is| was| will be| just turned| turned|'m| am|, now)?,? \(?(?:now |already |almost |only )?${old}\b${notMeasure}`,
    'gid',
  ),
  new RegExp(String.raw`(?:^|[.!?\n] ?)at ${old}(?=,? (?:is|are|can|should|does|do|will|my|he|she|i)\b)`, 'gid'),
  new RegExp(String.raw`(?:^|\n)${old} ?[fm]\b`, 'gid'),
  /\b(?:in|into) (?:his|her|their|my) (?<it>nineties|90'?s)\b/dgi,
  new RegExp(String.raw`\b${old}(?:,? | ?-)?(?:years?|yrs)\b(?=[- ](?:woman|man|lady|female|male|patient))`, 'gid'),
];

/** What else has numbers like these. */
const reading = /\b(?:fever|temp|temperature|pulse|heart rate|oxygen|o2|sats?|sugar|glucose|bp)\b/i;

/** Ages over 89 of a person: "she's 97", "a 91-year-old", "aged ninety-two". */
export function ages(text: string): Identifier[] {
  return patterns.flatMap((pattern) =>
    matches(text, pattern, 'AGE', (it, { index }) => {
      const near = text.slice(Math.max(0, index - 60), index + 60);
      return !(/^1?[09]\d$/.test(it) && reading.test(near));
    }),
  );
}
