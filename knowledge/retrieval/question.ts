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
  const phrases = new PhraseList<SectionKind | null>();
  for (const phrase of settings.courtesy) phrases.add(words(phrase), null);
  settings.question_kinds.forEach(({ kind, phrases: asks }, rank) => {
    for (const phrase of asks) phrases.add(words(phrase), kind, rank);
  });

  const read = (clause: string): Question => {
    const all = words(clause);
    const content = all.map((word) => !stopWords.has(word));
    let best: { kind: SectionKind | null; rank: number } = { kind: null, rank: Infinity };
    for (const { at, length, value, rank } of phrases.in(all)) {
      content.fill(false, at, at + length);
      if (value !== null && rank < best.rank) best = { kind: value, rank };
    }
    return { words: all, content, kind: best.kind };
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

/** Phrases by their first word, so that a question is read once however many phrases there are. */
class PhraseList<T> {
  private readonly byFirst = new Map<string, { words: string[]; value: T; rank: number }[]>();

  add(phrase: string[], value: T, rank = 0): void {
    const first = phrase[0];
    if (first === undefined) return;
    const list = this.byFirst.get(first) ?? [];
    list.push({ words: phrase, value, rank });
    this.byFirst.set(first, list);
  }

  in(all: readonly string[]): { at: number; length: number; value: T; rank: number }[] {
    return all.flatMap((word, at) =>
      (this.byFirst.get(word) ?? [])
        .filter((phrase) => phrase.words.every((part, index) => all[at + index] === part))
        .map(({ words: { length }, value, rank }) => ({ at, length, value, rank })),
    );
  }
}

function words(text: string): string[] {
  return tokens(text).map(stem);
}
