/** What belongs to one part of a statement, moved to another: a condition, a "not", a telling word. */
import { capital, pick, small } from '../words.js';
import { onSentence, type Operator } from './operator.js';

const forbidden = /^Do not ([^,.;:]+) (if|when) (you|it|they) (are|is|have|has|feel|were) ([^,.;:]+)\.$/;
const negate: Readonly<Record<string, string>> = {
  are: 'are not',
  is: 'is not',
  have: 'do not have',
  has: 'does not have',
  feel: 'do not feel',
  were: 'were not',
};
const required = /^(If|When) ([^,.;:]+) (does|do|is|are) not ([^,.;:]+), ((?!do not)[^,.;:]+)\.$/;

/** "Do not take it if you bleed" as "Take it if you do not bleed": the page gives no such leave. */
const inverse = onSentence('inverse', 'corrupted', (text) => {
  const found = forbidden.exec(text);
  if (found) {
    const [, main, when, who, verb, rest] = found as unknown as string[];
    return `${capital(main!)} ${when} ${who} ${negate[verb!]} ${rest}.`;
  }
  const other = required.exec(text);
  if (!other) return undefined;
  const [, when, who, verb, rest, main] = other as unknown as string[];
  return `${when} ${who} ${verb} ${rest}, do not ${small(main!)}.`;
});

const conditional = /^(If|When) ([^,.;:]+), ([^.]+)\.$/;

/** "Rest. If you faint, call us." as "Rest if you faint. Call us." */
const condition = onSentence('condition-moved', 'corrupted', (text, { random }) => {
  const sentences = text.split(/(?<=\.) /);
  const at = sentences.findIndex((one) => conditional.test(one));
  const others = sentences.flatMap((one, place) =>
    place !== at && !/\b(?:if|when|unless)\b/i.test(one) ? [place] : [],
  );
  if (at < 0 || others.length === 0) return undefined;
  const to = pick(others, random);
  const [, when, clause, main] = conditional.exec(sentences[at]!) as unknown as string[];
  return sentences
    .map((one, place) => {
      if (place === at) return `${capital(main!)}.`;
      return place === to ? `${one.slice(0, -1)} ${when!.toLowerCase()} ${clause}.` : one;
    })
    .join(' ');
});

const telling =
  'severe|bad|sudden|high|heavy|bloody|black|dark|swollen|stiff|yellow|blue|red|painful|strong|fast|slow|weak|new|low';
/** Neighbors in a list, the first with a word that tells: "black stools, vomiting or …". */
const modified = new RegExp(
  `\\b(${telling}) (\\p{L}+)(, | or | and )(?!(?:${telling}|or|and|a|an|if|the|it|you|do|call|get|for|in|with)\\b)(\\p{L}+)(?=[,.]| or | and )`,
  'u',
);

const modifier = onSentence('modifier-moved', 'corrupted', (text) => {
  const found = modified.exec(text);
  if (!found) return undefined;
  const [whole, word, first, between, second] = found as unknown as string[];
  return text.replace(whole!, `${first}${between}${word} ${second}`);
});

const conversion = /(\d+(?:\.\d+)?) °C \((\d+(?:\.\d+)?) °F\)/g;

/** "38 °C (100.4 °F)": the one number with the other's unit. */
const degrees = onSentence('degrees-mixed', 'corrupted', (text, { random }) => {
  const found = [...text.matchAll(conversion)];
  if (found.length === 0) return undefined;
  const [whole, celsius, fahrenheit] = pick(found, random) as unknown as [string, string, string];
  const mixed = [
    `${fahrenheit} °C`,
    `${celsius} °F`,
    `${fahrenheit} °C (${celsius} °F)`,
    `${celsius} °F (${fahrenheit} °C)`,
  ];
  return text.replace(whole, pick(mixed, random));
});

export const moves: readonly Operator[] = [inverse, condition, modifier, degrees];
