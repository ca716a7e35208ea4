import type { SectionKind } from '../articles.js';
import type { RetrievalSettings } from './settings.js';
import { stem, tokens } from './words.js';

/** A patient's question, read for search. Nothing here is stored or logged. */
export interface Question {
  /** All words of the asking clause (or of the whole message when the clause names no topic). */
  words: string[];
  /** For each word: whether it can name a topic (no stop word, no courtesy, no word of asking). */
  content: boolean[];
  /** The kind of section that is asked for, when the words say so. */
  kind: SectionKind | null;
}

type QuestionSettings = Pick<RetrievalSettings, 'stop_words' | 'courtesy' | 'question_kinds'>;

/** Longer messages are cut for search: nobody asks one plain question in more words. */
const longest = 2_000;

/** Compiles the word lists once; the reader turns messages into questions. */
export function createQuestionReader(settings: QuestionSettings): {
  /** The clause that asks. */
  asking(text: string): Question;
  /** The whole message: for "I have asthma. Is there anything I can do?" */
  whole(text: string): Question;
} {
  const stopWords = new Set(settings.stop_words.flatMap(tokens).map(stem));
  const courtesy = settings.courtesy.map(words);
  const kinds = settings.question_kinds.map(({ kind, phrases }) => ({ kind, phrases: phrases.map(words) }));

  const read = (clause: string): Question => {
    const all = words(clause);
    const content = all.map((word) => !stopWords.has(word));
    for (const phrase of courtesy) for (const at of places(all, phrase)) content.fill(false, at, at + phrase.length);
    let kind: SectionKind | null = null;
    for (const entry of kinds) {
      for (const phrase of entry.phrases) {
        for (const at of places(all, phrase)) {
          kind ??= entry.kind;
          content.fill(false, at, at + phrase.length);
        }
      }
    }
    return { words: all, content, kind };
  };
  return {
    asking: (text) => read(askingClause(text.slice(0, longest))),
    whole: (text) => read(text.slice(0, longest)),
  };
}

const askingWord =
  /^(?:and |so |but |or )?(?:what|how|why|when|where|who|which|can|could|should|is|are|do|does|did|will|would|may|tell|explain)\b/;

/** The last clause that asks something; the whole text when none does. */
function askingClause(text: string): string {
  const clauses = (text.match(/[^.?!;\n]+[.?!;\n]?/g) ?? [])
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const asks = clauses.filter((clause) => clause.endsWith('?'));
  const shaped = asks.length > 0 ? asks : clauses.filter((clause) => askingWord.test(clause.toLowerCase()));
  return shaped.at(-1) ?? text;
}

/** Where a phrase stands in a list of words. */
export function places(all: readonly string[], phrase: readonly string[]): number[] {
  const found: number[] = [];
  for (let at = 0; at + phrase.length <= all.length; at += 1) {
    if (phrase.every((word, index) => all[at + index] === word)) found.push(at);
  }
  return found;
}

function words(text: string): string[] {
  return tokens(text).map(stem);
}
