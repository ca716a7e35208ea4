/**
 * A message → the answer to a question of a protocol, by the question's kind. In doubt undefined: then it is asked again,
 * with buttons. Where several answers are named, the most dangerous one counts.
 */
import type { Answer } from '../answers.js';
import { splitClauses } from '../clauses.js';
import { isCurrent } from '../facts.js';
import { classesOf, holdsNegative } from '../lexicon.js';
import { createMatcher, type Match, type Matcher } from '../matcher.js';
import { negationsAt } from '../negation.js';
import { phraseCompiler, PhraseError, type Step } from '../pattern.js';
import { readQuantity } from '../quantity.js';
import type { ConceptFile } from '../schemas.js';
import { breaks, tokenise, type Token } from '../tokens.js';
import type { Finding } from '../types.js';
import { isPlainlyLeast, isQualifiedNo, saysNone, turnsAway } from './denial.js';
import { moreDangerous, unknown, type AnswerValue } from './danger.js';
import { durationsIn } from './durations.js';
import type { Question } from './schema.js';

export interface Heard {
  text: string;
  /** Of the text, with spelling corrected. */
  tokens: Token[];
  /** What the message says about the subject of the protocol. */
  findings: readonly Finding[];
  /** The message as the answer to a yes/no question. */
  yesNo: Answer;
  /** It says that the patient does not know, or has not measured. */
  dontKnow: boolean;
  /** UTC ms, for "since Monday". */
  now: number;
  /** Said before the question was put. */
  volunteered: boolean;
}

export type ReadAnswer = (question: Question, heard: Heard) => AnswerValue | undefined;
type Choice = Extract<Question, { kind: 'choice' }>;
type YesNo = Extract<Question, { kind: 'yes-no' }>;

/** Longer messages are a story, not an answer; their findings still count. */
const longestAnswer = 400;

/** True for a message that is too long to answer the question; it need not be read as an answer at all. */
export const isStory = (question: Question, text: string): boolean =>
  question.kind !== 'text' && text.length > longestAnswer;

const affirms = new Set('yes yeah yep yup yea aye definitely'.split(' '));
const stated = (findings: readonly Finding[], concept: string | undefined): 'present' | 'absent' | undefined => {
  const about = findings.filter((one) => one.concept === concept && isCurrent(one));
  if (about.some(({ status }) => status === 'present')) return 'present';
  return about.some(({ status }) => status === 'absent') ? 'absent' : undefined;
};

const isUnsure = ({ yesNo, dontKnow }: Heard): boolean => yesNo === 'unsure' || dontKnow;

function yesOrNo(question: YesNo, heard: Heard): AnswerValue | undefined {
  const found = stated(heard.findings, question.concept);
  // "I get migraines, but this is different": what was asked about is there, and may still not be the answer.
  if (found === 'present' && question.danger === 'no' && turnsAway(heard.tokens)) return undefined;
  if (found === 'present') return 'yes';
  if (heard.yesNo === 'yes' || heard.yesNo === 'no') return heard.yesNo;
  if (found === 'absent') return 'no';
  // A "yes" that goes on ("yes, he hasn't peed all day") is one where yes is the dangerous answer.
  if (question.danger === 'yes' && affirms.has(heard.tokens[0]?.text ?? '')) return 'yes';
  // "not sure", "no idea": begin like a denial and are none.
  if (isUnsure(heard)) return undefined;
  return isQualifiedNo(question, heard) ? 'no' : undefined;
}

function worst(question: Question, values: AnswerValue[]): AnswerValue | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => moreDangerous(question, a, b));
}

/** In a story told before the question several times mean several things; then it is asked. */
function durationOf(question: Question, { tokens, now, volunteered }: Heard): AnswerValue | undefined {
  const found = [...new Set(durationsIn(tokens, now))];
  return volunteered && found.length > 1 ? undefined : worst(question, found);
}

/** Numbers that can be what is asked for. Of ages one is expected: "2, ill for 3 days" is no newborn. */
function numbers(question: Extract<Question, { kind: 'number' }>, { tokens }: Heard): number[] {
  const found = tokens.flatMap((_, at) => readQuantity(question.of, tokens, at)?.value ?? []);
  return question.of === 'age' || question.of === 'pregnancy-weeks' ? found.slice(0, 1) : found;
}

/** What a phrase of an option means: the option; and whether the phrase itself holds a negative word. */
interface Said {
  id: string;
  negative: boolean;
}

/** @param files the concept files: their word classes serve the options' phrases */
export function createAnswerReader(files: ConceptFile[]): ReadAnswer {
  const compile = phraseCompiler(classesOf(files, 'en'));
  /** By the phrases themselves: a conversation may carry an older version of a protocol. */
  const matchers = new Map<string, Matcher<Said>>();

  /** A run may carry a phrase of an older version, with a word class that is gone: its buttons still work. */
  function compileIfPossible(phrase: string): Step[] | undefined {
    try {
      return compile(phrase);
    } catch (error) {
      if (error instanceof PhraseError) return undefined;
      throw error;
    }
  }

  function matcherOf({ options }: Choice): Matcher<Said> {
    const key = JSON.stringify(options.map(({ id, label, said }) => [id, label, said]));
    const known = matchers.get(key);
    if (known) return known;
    const phrases = options.flatMap(({ id, said = [] }) =>
      said.flatMap((phrase) => {
        const steps = compileIfPossible(phrase);
        return steps === undefined ? [] : [{ steps, of: { id, negative: holdsNegative(steps) } }];
      }),
    );
    const matcher = createMatcher(phrases);
    matchers.set(key, matcher);
    return matcher;
  }

  function chosen(question: Choice, heard: Heard): AnswerValue | undefined {
    const plain = (text: string): string =>
      tokenise(text)
        .map((token) => token.text)
        .join(' ');
    const typed = plain(heard.text);
    const named = question.options.find(({ label, id }) => plain(label) === typed || id === typed);
    if (named) return named.id;
    const clauses = splitClauses(heard.tokens, breaks.none);
    const negations = negationsAt(
      heard.tokens,
      clauses,
      clauses.map(() => 'en'),
    );
    // "No numbness" and "my neck is not stiff" deny; in "can't pee" the phrase itself holds the negation.
    const denied = ({ of, from, to }: Match<Said>): boolean =>
      negations[from]! % 2 === 1 || (!of.negative && negations.slice(from, to).some((count) => count % 2 === 1));
    const matches = matcherOf(question)
      .find(heard.tokens, clauses)
      .filter((match) => !denied(match));
    const meant = question.options
      .filter(
        ({ id, concept }) =>
          matches.some(({ of }) => of.id === id) ||
          (concept !== undefined && stated(heard.findings, concept) === 'present'),
      )
      .map(({ id }) => id);
    const { id: least, label, concept } = question.options[0]!;
    const known = concept !== undefined && stated(heard.findings, concept) === 'present';
    const found = worst(question, meant);
    const plainly = known || isPlainlyLeast(question, heard, matches);
    if (found !== undefined && (found !== least || plainly)) return found;
    return heard.yesNo === 'no' && saysNone(label) ? least : undefined;
  }

  return (question, heard) => {
    if (question.kind === 'text') return heard.text.trim() === '' ? undefined : heard.text;
    if (isStory(question, heard.text)) return undefined;
    const value =
      question.kind === 'yes-no'
        ? yesOrNo(question, heard)
        : question.kind === 'choice'
          ? chosen(question, heard)
          : question.kind === 'number'
            ? worst(question, numbers(question, heard))
            : durationOf(question, heard);
    if (value !== undefined) return value;
    // "What is your temperature?" – "No": it was not measured.
    const notMeasured = question.kind === 'number' && question.of !== 'age' && heard.yesNo === 'no';
    return isUnsure(heard) || notMeasured ? unknown : undefined;
  };
}
