import { holds, rootsOfText, type Says } from './aspects.js';
import { leadInOf, partsOf } from './parts.js';
import type { Part } from './parts.js';
import type { Sentence } from './passages.js';
import type { RetrievalSettings } from './settings.js';
import { root, termsOf } from './words.js';

interface Candidate {
  sentence: Sentence;
  part: Part;
  score: number;
}

/** What the sentence is to speak of. */
export interface Sought {
  /** The question's telling words: neither the topic's name nor stop words. */
  words: readonly string[];
  /** What is asked for in other words than the page's. Each counts like a word that no page has. */
  says: readonly Says[];
  /** A word that stands for the topic: of sentences that fit alike, one that begins with it is about the topic itself. */
  isTopic(word: string, at: number): boolean;
}

/** So near to its beginning stands what a sentence is about: "Most colds get better …". */
const beginning = 3;

/**
 * The sentence of a section that answers the question, by the question's telling words that it holds. Undefined where no
 * sentence stands out: then nothing is highlighted.
 *
 * A list item is weighed with its lead-in. A lead-in stands for itself and its whole list, and is the answer where
 * several items fit alike: see `highlighted`.
 *
 * @param sentences of one section, as `sentencesOf` gives them
 * @param idf how telling a word is, as in `Bm25Index.idf`
 * @returns the sentence's id
 */
export function answeringSentence(
  sentences: readonly Sentence[],
  { words, says, isTopic }: Sought,
  idf: (word: string) => number,
  { share, lead }: RetrievalSettings['highlight'],
): string | undefined {
  const weights = new Map<string | Says, number>(words.map((word) => [root(word), idf(word)]));
  for (const one of says) weights.set(one, idf(''));
  const sum = (parts: Iterable<string | Says>) => [...parts].reduce((all, one) => all + weights.get(one)!, 0);
  const heldBy = (sentence: Sentence) => {
    const roots = rootsOfText(sentence.text);
    return new Set([...weights.keys()].filter((one) => (typeof one === 'string' ? roots.has(one) : holds(one, roots))));
  };
  const [best, ...others] = partsOf(sentences)
    .flatMap((part) => candidatesOf(part, heldBy, sum))
    .sort((a, b) => b.score - a.score);
  if (!best || best.score === 0 || best.score < share * sum(weights.keys())) return undefined;
  const leadIn = leadInOf(best.part);
  const equals = others.filter(({ sentence, score }) => sentence !== leadIn && score * lead > best.score);
  if (equals.length === 0) return best.sentence.id;
  const [onTopic, ...more] = [best, ...equals].filter(({ sentence }) =>
    termsOf(sentence.text).slice(0, beginning).some(isTopic),
  );
  if (says.length > 0 && onTopic && more.length === 0) return onTopic.sentence.id;
  return equals.every(({ part }) => part === best.part) ? leadIn?.id : undefined;
}

function candidatesOf(
  part: Part,
  heldBy: (sentence: Sentence) => Set<string | Says>,
  sum: (parts: Iterable<string | Says>) => number,
): Candidate[] {
  const leadIn = leadInOf(part);
  const context = leadIn ? heldBy(leadIn) : new Set<string | Says>();
  const items = part.items.map((sentence) => {
    const own = heldBy(sentence);
    return { sentence, part, score: own.size > 0 ? sum(new Set([...own, ...context])) : 0 };
  });
  return [...part.paragraph.map((sentence) => ({ sentence, part, score: sum(heldBy(sentence)) })), ...items];
}

/** The sentences to highlight for the one that answers: an item never without its lead-in, a lead-in never alone. */
export function highlighted(parts: readonly Part[], id: string | undefined): ReadonlySet<string> {
  for (const part of parts) {
    const leadIn = leadInOf(part);
    const withLeadIn = (found: readonly Sentence[]) =>
      new Set([...(leadIn ? [leadIn] : []), ...found].map((one) => one.id));
    if (id !== undefined && leadIn?.id === id) return withLeadIn(part.items);
    const item = part.items.find((one) => one.id === id);
    if (item) return withLeadIn([item]);
    if (part.paragraph.some((one) => one.id === id)) return new Set([id!]);
  }
  return new Set();
}
