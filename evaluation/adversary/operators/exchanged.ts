/** The same words in another order: who counts words finds nothing, and the statement says something else. */
import type { Numbered, Source } from '../source.js';
import { has, phrase, pick, shuffled, small, withoutStop } from '../words.js';
import { citing, isStatement, levelOf, onSentence, type Operator } from './operator.js';

/** Changes places of two phrases that both stand in a text once. */
function exchanged(text: string, a: string, b: string): string | undefined {
  const [first, second] = [text.matchAll(phrase(a)), text.matchAll(phrase(b))].map((found) => [...found]) as [
    RegExpExecArray[],
    RegExpExecArray[],
  ];
  if (first.length !== 1 || second.length !== 1) return undefined;
  const [left, right] = [first[0]!, second[0]!].sort((one, other) => one.index - other.index) as [
    RegExpExecArray,
    RegExpExecArray,
  ];
  if (left.index + left[0].length > right.index) return undefined;
  const between = text.slice(left.index + left[0].length, right.index);
  // Neighbors in a list can trade places and mean the same.
  if (!/\b(?:is|are|was|not|but|if|than|before|after|to|can|may|should|must|from|helps?|causes?)\b|[.;:]/.test(between))
    return undefined;
  return text.slice(0, left.index) + right[0] + between + left[0] + text.slice(right.index + right[0].length);
}

/** "More fruit and less salt": here the two are parted by what they belong to, so a list is no matter. */
const antonyms = onSentence('antonyms-exchanged', 'corrupted', (text, { lexicon, random }) => {
  for (const [a, b] of shuffled(lexicon.antonyms, random)) {
    const places = [...text.matchAll(phrase(a)), ...text.matchAll(phrase(b))];
    if (places.length !== 2 || !has(text, a) || !has(text, b)) continue;
    const [left, right] = places.sort((one, other) => one.index - other.index) as [RegExpExecArray, RegExpExecArray];
    const between = text.slice(left.index + left[0].length, right.index);
    // "Before, with or after" is a list.
    if (between.trim().split(/\s+/).length < 2 || /\b(?:or|with|during)\b/.test(between)) continue;
    return text.slice(0, left.index) + right[0] + between + left[0] + text.slice(right.index + right[0].length);
  }
  return undefined;
});

const names = onSentence('names-exchanged', 'corrupted', (text, { lexicon, random }) => {
  if (/\bsame\b/.test(text)) return undefined;
  for (const kind of shuffled(Object.values(lexicon.names), random)) {
    const here = kind.flatMap((things) => things.filter((one) => has(text, one)).slice(0, 1));
    const [a, b] = shuffled(here, random);
    const changed = a !== undefined && b !== undefined ? exchanged(text, a, b) : undefined;
    if (changed !== undefined) return changed;
  }
  return undefined;
});

const figures =
  /(?<![\p{L}\d.-])\d+(?:\.\d+)?(?![\p{L}\d]|[-/]\d)|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b/giu;

const numbers = onSentence('numbers-exchanged', 'corrupted', (text) => {
  const [left, right] = [...text.matchAll(figures)];
  if (!left || !right || left[0].toLowerCase() === right[0].toLowerCase()) return undefined;
  const between = text.slice(left.index + left[0].length, right.index);
  // "Two or three" and "between 21 and 30" are the same the other way round.
  if (/^ (?:or|and|to) $/.test(between)) return undefined;
  return text.slice(0, left.index) + right[0] + between + left[0] + text.slice(right.index + right[0].length);
});

const twoCases =
  /\b(if|for) ([^,.;]+), (and|but|or) ([^.;,]*?\b(?:call|get|go|contact|see|tell|ask|\{emergency\}|team)\b[^.;,]*?) (if|for) ([^,.;]+)\./i;

/** "Call us if you bleed, and {emergency} if it is heavy": what belongs to the one, for the other. */
const cases = onSentence('cases-exchanged', 'corrupted', (text) => {
  const found = twoCases.exec(text);
  if (!found) return undefined;
  const [whole, first, one, and, main, second, other] = found as unknown as string[];
  const before = text.slice(0, found.index).split(/[.;] /).at(-1)!;
  return first!.toLowerCase() === second!.toLowerCase() && levelOf(before) !== levelOf(main!)
    ? text.replace(whole!, `${first} ${other}, ${and} ${main} ${second} ${one}.`)
    : undefined;
});

const denied = /\b(is|are|can|should|must|will|may|do|does) not\b/;
const affirmed = /\b(is|are|can|should|must|will|may)\b(?! not\b| no\b)/g;

/** "Not this but that": the "not" moves to the other verb. */
const negation = onSentence('negation-moved', 'corrupted', (text, { random }) => {
  const from = denied.exec(text);
  if (!from) return undefined;
  const end = from.index + from[0].length;
  const others = [...text.matchAll(affirmed)].filter(({ index }) => index > end || index + 4 < from.index);
  if (others.length === 0) return undefined;
  const to = pick(others, random);
  const moved = { start: to.index + to[0].length, text: ' not' };
  const dropped = { start: from.index + from[1]!.length, end };
  return moved.start > end
    ? text.slice(0, dropped.start) + text.slice(dropped.end, moved.start) + moved.text + text.slice(moved.start)
    : text.slice(0, moved.start) + moved.text + text.slice(moved.start, dropped.start) + text.slice(dropped.end);
});

const verb = '(?:is|are|can|may|has|have|does|do|will|gets?|makes?|comes?|helps?|rises?|needs?)';
const consequence = new RegExp(
  `^(If|When) ((?:you|it|the|they|your) [^,.;:]+), ((?:it|the|they|your|you) [^,.;:]*\\b${verb}\\b[^,.;:]*)\\.$`,
);
const reason = new RegExp(`^((?!Say|Call|Ask|Tell|Take|Do not)[^,.;:]*\\b${verb}\\b[^,.;:]*), because ([^,.;:]+)\\.$`);

/** "If you smoke, it gets worse" the other way round. */
const converse = onSentence('converse', 'corrupted', (text) => {
  const found = consequence.exec(text);
  // A name goes with its thing either way.
  if (/\bcalled\b/.test(text)) return undefined;
  if (found) return `${found[1]} ${found[3]}, ${found[2]}.`;
  const because = reason.exec(text);
  return because
    ? `${because[2]!.charAt(0).toUpperCase()}${because[2]!.slice(1)}, because ${small(because[1]!)}.`
    : undefined;
});

const isOfAnother = ({ evidence }: Source, one: Numbered, other: Numbered): boolean =>
  evidence[one.section]!.articleId !== evidence[other.section]!.articleId;

/** A sentence about "it" after one of another article: "it" is then something else. */
const pronoun: Operator = {
  id: 'pronoun-moved',
  label: 'corrupted',
  make({ sentence, source, random }) {
    if (!isStatement(sentence.text) || /[.!?] |^(?:It|They|This|These)\b/.test(sentence.text)) return undefined;
    const others = source.sentences.filter(
      (one) =>
        one.text.startsWith('It ') &&
        isStatement(one.text) &&
        !/[.!?] /.test(one.text) &&
        isOfAnother(source, one, sentence),
    );
    if (others.length === 0) return undefined;
    const other = pick(others, random);
    return citing(`${withoutStop(sentence.text)}, and ${small(other.text)}`, sentence, other, random);
  },
};

/** Two sentences that follow each other, with a "because" or a "so" that nobody said. */
const linked: Operator = {
  id: 'link-invented',
  label: 'corrupted',
  make({ sentence, source, random }) {
    const next = source.sentences[source.sentences.indexOf(sentence) + 1];
    if (
      !next ||
      next.section !== sentence.section ||
      ![sentence, next].every(({ text, role }) => role === 'plain' && isStatement(text) && !/[.!?:] /.test(text))
    )
      return undefined;
    if (!/^(?:It|They|This|These|The|Most|Many|Some|An?|You|Your|There) /.test(next.text)) return undefined;
    const link = pick([', because ', ', unless ', ', but only if ', ', until '], random);
    const text = `${withoutStop(sentence.text)}${link}${small(next.text)}`;
    return { text, quote: `${sentence.text} ${next.text}`, cites: sentence.alias };
  },
};

export const exchanges: readonly Operator[] = [antonyms, names, numbers, cases, negation, converse, pronoun, linked];
