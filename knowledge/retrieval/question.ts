import type { SectionKind } from '../articles.js';
import type { RetrievalSettings } from './settings.js';
import { PhraseList } from './phraseList.js';
import type { Spelt } from './spelling.js';
import { termsOf } from './words.js';

/** A patient's question, read for search. Nothing here is stored or logged. */
export interface Question {
  /** All words of the asking clause (or of the whole message when the clause names no topic). */
  words: string[];
  /** For each word: whether it can name a topic (no stop word, no courtesy, no word of asking). */
  content: boolean[];
  /** For each word: whether it was read from another, without being sure. */
  doubtful: boolean[];
  /** Phrases that ask for a kind of section, with their places; of several, the lowest rank is meant. */
  asks: readonly { at: number; length: number; kind: SectionKind; rank: number }[];
}

/** A whole message, weighed for search: what it asks counts full, what it tells beside counts less. */
export interface Weighed {
  /** Stemmed words with their weights, at most 1. */
  words: ReadonlyMap<string, number>;
  /** Every kind of section that is asked for. */
  kinds: ReadonlySet<SectionKind>;
}

type QuestionSettings = Pick<RetrievalSettings, 'stop_words' | 'courtesy' | 'question_kinds' | 'asking' | 'weights'>;

export interface QuestionReader {
  /** The clause that asks. */
  asking(text: string): Question;
  /** The whole message: for "I have asthma. Is there anything I can do?" */
  whole(text: string): Question;
  weigh(text: string): Weighed;
}

/** What the library knows of words. */
export interface WordKnowledge {
  /** A misspelt word as what it was meant to be; any other as it is, and sure. */
  respell(word: string): Spelt;
  /** How much a word tells, from 0 to 1. */
  weight(word: string): number;
}

/** Longer messages are cut for search: nobody asks one plain question in more words. */
export const longestRead = 4_000;
/** A first line of this many words, with more below it, is a subject line. */
const subjectWords = 8;

/** Compiles the word lists once; the reader turns messages into questions. */
export function createQuestionReader(settings: QuestionSettings, known: WordKnowledge): QuestionReader {
  const spelt = (text: string) => termsOf(text).map(known.respell);
  const stopWords = new Set(settings.stop_words.flatMap(termsOf));
  const phrases = new PhraseList<{ kind: SectionKind; rank: number } | null>();
  for (const phrase of settings.courtesy) phrases.add(termsOf(phrase), null);
  settings.question_kinds.forEach(({ kind, phrases: asks }, rank) => {
    for (const phrase of asks) phrases.add(termsOf(phrase), { kind, rank });
  });
  const openings = new Set(settings.asking.openings.flatMap(termsOf));
  const lead = new Set(settings.asking.leads.flatMap(termsOf));
  const wishes = new PhraseList<true>();
  for (const phrase of settings.asking.wishes) wishes.add(termsOf(phrase), true);

  const read = (all: readonly Spelt[]): Question => {
    const words = all.flatMap(({ meant }) => meant);
    const doubtful = all.flatMap(({ meant, isSure }) => meant.map(() => !isSure));
    const content = words.map((word) => !stopWords.has(word));
    const asks: Question['asks'][number][] = [];
    for (const { at, length, value } of phrases.in(words)) {
      content.fill(false, at, at + length);
      if (value !== null) asks.push({ at, length, ...value });
    }
    return { words, content, doubtful, asks };
  };
  const asksFor = (text: string, words: readonly string[]): boolean =>
    text.endsWith('?') || openings.has(words.find((word) => !lead.has(word)) ?? '') || wishes.in(words).length > 0;

  return {
    asking: (text) =>
      read(spelt(askingClause(text.slice(0, longestRead), (clause) => asksFor(clause, termsOf(clause))))),
    whole: (text) => read(spelt(text.slice(0, longestRead))),
    weigh(text) {
      const sentences = sentencesIn(text.slice(0, longestRead)).map((sentence) => {
        const question = read(spelt(sentence.text));
        return { question, asks: sentence.isSubject || asksFor(sentence.text, question.words) };
      });
      const asking = sentences.filter((sentence) => sentence.asks);
      const weights = new Map<string, number>();
      for (const { question, asks } of sentences) {
        const share = asks || asking.length === 0 ? 1 : settings.weights.story;
        for (const word of question.words) {
          if (!stopWords.has(word)) weights.set(word, Math.max(weights.get(word) ?? 0, share * known.weight(word)));
        }
      }
      const kindsOf = (of: typeof sentences) =>
        new Set(of.flatMap(({ question }) => question.asks.map(({ kind }) => kind)));
      const asked = kindsOf(asking);
      // "What is it?" after a story asks for what the story speaks of.
      const kinds = [...asked].some((kind) => kind !== 'overview') ? asked : kindsOf(sentences);
      return { words: weights, kinds };
    },
  };
}

/** The kind of section that a question asks for, by phrases of which `keep` is true. */
export function kindAsked(
  { asks }: Question,
  keep: (ask: Question['asks'][number]) => boolean = () => true,
): SectionKind | null {
  const [first] = asks.filter(keep).sort((a, b) => a.rank - b.rank);
  return first?.kind ?? null;
}

/** The last clause that asks something; the whole text when none does. */
function askingClause(text: string, asks: (clause: string) => boolean): string {
  const clauses = sentencesIn(text).map((sentence) => sentence.text);
  const marked = clauses.findLastIndex((clause) => clause.endsWith('?'));
  return clauses.findLast((clause, at) => at >= marked && asks(clause)) ?? text;
}

/** Sentences of a message; a short first line with more below it is its subject. */
function sentencesIn(text: string): { text: string; isSubject: boolean }[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.flatMap((line, at) => {
    const isSubject = at === 0 && lines.length > 1 && line.split(/\s+/).length <= subjectWords;
    return (line.match(/[^.?!;]+[.?!;]?/g) ?? [])
      .map((sentence) => ({ text: sentence.trim(), isSubject }))
      .filter((sentence) => sentence.text !== '');
  });
}
