/**
 * Text → what is said in it, before anybody asks about whom: concepts with status, time, quantity and words.
 * The steps in order: tokens, spelling, clauses, phrases, idioms, negation, time and mood.
 */
import { splitClauses, type Clause } from './clauses.js';
import { findCues } from './cues.js';
import type { Lexicon, Sense } from './lexicon.js';
import { deniedAfter, deniedInJapanese, negationsAt } from './negation.js';
import { quantityBeside, readQuantity } from './quantity.js';
import { timeOf } from './time.js';
import { timelineOf } from './timeline.js';
import { breaks, tokensOf, type Token } from './tokens.js';
import type { DetectedLanguage, FindingStatus, FindingTime, Locale, Quantity } from './types.js';
import { detectLanguage } from './language.js';

export interface Statement {
  readonly concept: string;
  readonly locale: Locale;
  readonly status: FindingStatus;
  readonly time: FindingTime;
  /** Kept in a record; false for shapes of asking. */
  readonly record: boolean;
  /** Tokens [from, to). */
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Number of the sentence. */
  readonly sentence: number;
  readonly quantity?: Readonly<Quantity>;
}

/** Never changed: one reading serves all who ask about the same text. */
export interface Reading {
  readonly tokens: readonly Readonly<Token>[];
  readonly clauses: readonly Readonly<Clause>[];
  readonly languages: readonly DetectedLanguage[];
  readonly statements: readonly Statement[];
  /** Nobody is spoken of and nothing is told of now. */
  readonly ofNobody: boolean;
  /** Words of now: "still", "since". */
  readonly tellsOfNow: boolean;
}

/** Japanese says that something fails inside the word. */
const japaneseCannot = /ない|ません|なく|ず|無/;

/** Text beyond this is not looked at for its language alone; every word is still read. */
const languageSample = 400;
const foreignWords = 2;
/** A concept said more often in one clause tells nothing new; this bounds the work on senseless text. */
const oftenEnough = 24;

/** The words of a clause as written. */
function slice(text: string, tokens: Token[], from: number, to: number): string {
  let start = tokens[from]?.start ?? 0;
  let end = tokens[to - 1]?.end ?? start;
  for (let i = from; i < to; i++) {
    start = Math.min(start, tokens[i]!.start);
    end = Math.max(end, tokens[i]!.end);
  }
  const words = text.slice(start, end);
  return words.includes('\0') ? words.replaceAll('\0', '') : words;
}

/** A clause that tells nothing of its language ("38.5", "mocos") is in that of the message. */
function languagesOf(text: string, tokens: Token[], clauses: Clause[], whole: DetectedLanguage): DetectedLanguage[] {
  if (clauses.length === 1 && text.length <= languageSample) return [whole];
  const known = new Map<string, DetectedLanguage>();
  return clauses.map((clause) => {
    const sample = slice(text, tokens, clause.from, clause.to).slice(0, languageSample);
    let language = known.get(sample);
    if (language === undefined) {
      language = detectLanguage(sample, whole);
      known.set(sample, language);
    }
    return language;
  });
}

/** Reads a message. Deterministic; time grows with the length of the text. */
export function read(text: string, lexicon: Lexicon): Reading {
  const language = detectLanguage(text.slice(0, languageSample));
  const tokens = lexicon.spelling.correct(tokensOf(text), language);
  const clauses = splitClauses(tokens, /[?？]\s*$/u.test(text.slice(-200)) ? breaks.question : breaks.none);
  const languages = languagesOf(text, tokens, clauses, language);
  const idiom = new Uint8Array(tokens.length);
  for (const { from, to } of lexicon.idioms.find(tokens, clauses)) idiom.fill(1, from, to);
  const line = timelineOf(tokens, clauses, findCues(tokens, clauses));
  const negations = negationsAt(tokens, clauses, languages);

  function statusOf(sense: Sense, from: number, to: number): FindingStatus {
    const clause = clauses[line.clauseOf[from]!]!;
    // The negative word is the finding ("can't breathe"); "no stiff neck" is a denial all the same.
    if (sense.inability && sense.negative) return 'present';
    if (sense.locale === 'ja') {
      if (
        sense.inability &&
        japaneseCannot.test(
          tokens
            .slice(from, to)
            .map((t) => t.text)
            .join(''),
        )
      )
        return 'present';
      return deniedInJapanese(tokens, clause, from, to) ? 'absent' : 'present';
    }
    const first = negations[from]!;
    if (first % 2 === 1) return 'absent';
    // A negation inside the words counts ("my chest does not hurt") unless the phrase itself holds one.
    if (first === 0 && !sense.negative) for (let i = from; i < to; i++) if (negations[i]! % 2 === 1) return 'absent';
    return deniedAfter(tokens, clause, to) ? 'absent' : 'present';
  }

  const allEnglish = (from: number, to: number): boolean =>
    tokens.slice(from, to).every((token) => token.marks === undefined && lexicon.english.has(token.text));

  function quantityOf(sense: Sense, from: number, to: number, number: number | undefined): Quantity | undefined {
    if (sense.quantity === undefined) return undefined;
    if (number !== undefined) return readQuantity(sense.quantity, tokens, number);
    return quantityBeside(sense.quantity, tokens, from, to)?.quantity;
  }

  const statements: Statement[] = [];
  /** What one clause said of each concept, and how often. */
  const said = new Map<string, { times: number; kept: Statement[] }>();
  let clauseSaid = -1;
  for (const { of: sense, from, to, number } of lexicon.concepts.find(tokens, clauses)) {
    if (to - from === 1 && tokens[from]!.unsure === true) continue;
    // Another language's phrase must be more than one word to count inside a clause: "me", "son" and "dau" are words in two.
    const clauseIndex = line.clauseOf[from]!;
    const clauseLanguage = languages[clauseIndex];
    if (clauseLanguage !== sense.locale) {
      if (to - from < foreignWords) continue;
      // And in an English clause it must not be made of English words alone.
      if (sense.locale !== 'en' && clauseLanguage === 'en' && allEnglish(from, to)) continue;
    }
    let covered = false;
    for (let i = from; i < to && !covered; i++) covered = idiom[i] === 1;
    if (covered) continue;
    if (clauseIndex !== clauseSaid) said.clear();
    clauseSaid = clauseIndex;
    const ofConcept = said.get(sense.concept) ?? { times: 0, kept: [] };
    if (ofConcept.times++ >= oftenEnough) continue;
    said.set(sense.concept, ofConcept);
    const status = statusOf(sense, from, to);
    const quantity = quantityOf(sense, from, to, number);
    const when = timeOf(line, from, to, lexicon.crisis.has(sense.concept));
    // A reading stands, however fine somebody feels since.
    const time = quantity !== undefined && when === 'recent' ? 'now' : when;
    const lastWord = number === to - 1 ? unitEnd(tokens, to) : to;
    // The same statement again in the same clause adds nothing.
    const before = ofConcept.kept.findLast(
      (one) => one.status === status && one.time === time && one.quantity?.value === quantity?.value,
    );
    if (before !== undefined && from < before.to) continue;
    const words = slice(text, tokens, from, lastWord);
    const { concept, locale, record } = sense;
    const statement = {
      concept,
      locale,
      status,
      time,
      record,
      from,
      to,
      words,
      sentence: clauses[clauseIndex]!.sentence,
      ...(quantity && { quantity }),
    };
    ofConcept.kept.push(statement);
    statements.push(statement);
  }
  return { tokens, clauses, languages, statements, ofNobody: line.ofNobody, tellsOfNow: line.kinds.has('now') };
}

const unitWord = /^(c|f|%|kg|mg|mmol|degrees|days?|weeks?|months?|years?|mins?|minutes?|hours?|hrs?|yo|wks?)$/;

function unitEnd(tokens: Token[], to: number): number {
  const next = tokens[to];
  return next !== undefined && next.before === breaks.none && unitWord.test(next.text) ? to + 1 : to;
}
