/**
 * Is a denial with something added still a denial? "No, he's drinking fine" is one; "no, nothing comes out", "no, it's
 * gone now" and "there is no point" are not. In doubt it is none: the question is asked again, with buttons.
 */
import { setOf } from '../setOf.js';
import { breaks, tokenise, type Token } from '../tokens.js';
import type { Finding } from '../types.js';
import type { Question } from './schema.js';

type Choice = Extract<Question, { kind: 'choice' }>;
type YesNo = Extract<Question, { kind: 'yes-no' }>;

interface Said {
  tokens: readonly Token[];
  findings: readonly Finding[];
}

const turns = setOf('but though although however except only just apart');
/** Of these, the ones behind which a part of what was asked about comes after all. */
const narrows = setOf('except only just apart');
const hurts = setOf('hurt hurts hurting pain sore');
const near = 3;
const works = setOf('still comes can able fine ok okay normal normally well good usual');
const denies = setOf('no nope nah not none never');
const negates = setOf('not cannot never no none nothing nobody hardly barely without unable');
/** What was there and has gone may be what was asked about. */
const tellsOfBefore = setOf('gone went earlier before yesterday stopped anymore once ago again used passed');
/** "not good" to "Are you confused?" tells how they are; it denies nothing. */
const states = setOf('good well great ok okay right normal fine');
/** Words that add nothing to "none of these". */
const fillers = setOf(
  'i it is am are was has have had do does did he she they we you me my his her their the a an of these those them that ' +
    'this there any all at in on to so sorry thanks thank please well really think no none nope nah not nothing neither ' +
    'never nor or and either much else wrong problem problems like kind sort such thing things know noticed seen saw see ' +
    'aware feel feels feeling fine ok okay good normal yes god luckily fortunately wife husband family kids others',
);

/** The words of a text in the form of tokens. */
const wordsOf = (text: string): string[] => tokenise(text).map((token) => token.text);

/** "Are you unable to pee?", "too breathless to lie flat?": after such a question "not since yesterday" says yes. */
const asksOfLack = (ask: string): boolean => wordsOf(ask).some((word) => negates.has(word) || word === 'too');
/** "No, it still comes": after the comma stands that it works; "no pee today" has none. */
const reassures = ([first, next, ...more]: readonly Token[]): boolean =>
  first?.text !== 'not' &&
  (next?.before ?? breaks.none) !== breaks.none &&
  [next!, ...more].some(({ text }) => works.has(text));
const asksOfSeveral = (ask: string): boolean => wordsOf(ask).includes('or');

/** The message takes something back, or adds something of another kind. */
export const turnsAway = (tokens: readonly Token[]): boolean => tokens.some(({ text }) => turns.has(text));

/** True where a message that begins with a denial and goes on answers a yes/no question with "no". */
export function isQualifiedNo({ ask, concept, danger }: YesNo, { tokens, findings }: Said): boolean {
  const [first, ...rest] = tokens.map(({ text }) => text);
  if (first === undefined || !denies.has(first)) return false;
  const present = findings.filter(({ status }) => status === 'present');
  if (danger === 'yes') {
    if (asksOfLack(ask) && !reassures(tokens)) return false;
    if (rest.some((word) => negates.has(word) || tellsOfBefore.has(word))) return false;
    if (first === 'not' && !deniesWhatWasAsked(ask, rest)) return false;
  }
  if (rest.some((word) => narrows.has(word))) return false;
  // What is told beside a "no, but …" is something else, where one thing was asked and it was understood.
  if (rest.some((word) => turns.has(word))) return concept !== undefined && !asksOfSeveral(ask) && present.length > 0;
  return present.length === 0;
}

/** "Not faint" to "Are you faint?", "not really"; "not myself" and "not good" are complaints. */
function deniesWhatWasAsked(ask: string, [next = '', ...more]: readonly string[]): boolean {
  if (states.has(next)) return false;
  if (next === 'really') return more.length === 0;
  return (next === 'that' && more[0] === 'i') || wordsOf(ask).includes(next);
}

/**
 * True where words that mean the least dangerous option say nothing beside it that nobody has read.
 * @param matches where the option's phrases were found
 */
export function isPlainlyLeast(
  { ask, options }: Choice,
  { tokens, findings }: Said,
  matches: ReadonlyArray<{ from: number; to: number }>,
): boolean {
  if (matches.every(({ from }) => !negates.has(tokens[from]!.text) && isNegated(tokens, from))) return false;
  const covered = new Set(matches.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
  const isDenial = [...covered].some((at) => denies.has(tokens[at]!.text) || negates.has(tokens[at]!.text));
  if (!isDenial) {
    // "Tired but playing" and "awake but tired" end well; "normal except …" may not.
    const rest = tokens.slice(Math.max(...covered) + 1);
    return !turnsAway(rest) || rest.every(({ text }) => turns.has(text) || fillers.has(text) || text === 'tired');
  }
  if (turnsAway(tokens)) return false;
  const asked = new Set([ask, ...options.map(({ label }) => label)].flatMap(wordsOf));
  const denied = new Set(findings.filter(({ status }) => status === 'absent').flatMap(({ words }) => wordsOf(words)));
  // "Not today" says nothing about the days before.
  for (const words of [asked, denied]) words.delete('today');
  return tokens.every(
    ({ text }, at) =>
      covered.has(at) ||
      fillers.has(text) ||
      denied.has(text) ||
      ((asked.has(text) || hurts.has(text)) && (isNegated(tokens, at) || isNegatedAfter(tokens, at))),
  );
}

/** A first option that a bare "no" means. */
export const saysNone = (label: string): boolean => /^(?:no|none|nothing|neither|not)\b/i.test(label);

/** "Not easing", "doesn't seem normal": up to three words before, in the same breath. */
function isNegated(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at > 0 && at > from - near && tokens[at]!.before === breaks.none; at -= 1)
    if (negates.has(tokens[at - 1]!.text)) return true;
  return false;
}

/** "My shoulder doesn't hurt". */
function isNegatedAfter(tokens: readonly Token[], from: number): boolean {
  for (let at = from + 1; at <= from + near && tokens[at]?.before === breaks.none; at += 1)
    if (tokens[at]!.text === 'not') return true;
  return false;
}
