import { leadInOf, partsOf } from './parts.js';
import type { Part } from './parts.js';
import type { Sentence } from './passages.js';
import type { RetrievalSettings } from './settings.js';
import { root, tokens } from './words.js';

interface Candidate {
  sentence: Sentence;
  part: Part;
  score: number;
}

/**
 * The sentence of a section that answers the question, by the question's telling words that it holds. Undefined where no
 * sentence stands out: then nothing is highlighted.
 *
 * A list item is weighed with its lead-in. A lead-in stands for itself and its whole list, and is the answer where
 * several items fit alike: see `highlighted`.
 *
 * @param sentences of one section, as `sentencesOf` gives them
 * @param words the question's telling words: neither the topic's name nor stop words
 * @param idf how telling a word is, as in `Bm25Index.idf`
 * @returns the sentence's id
 */
export function answeringSentence(
  sentences: readonly Sentence[],
  words: readonly string[],
  idf: (word: string) => number,
  { share, lead }: RetrievalSettings['highlight'],
): string | undefined {
  const weights = new Map(words.map((word) => [root(word), idf(word)]));
  const sum = (roots: Iterable<string>) => [...roots].reduce((all, one) => all + weights.get(one)!, 0);
  const heldBy = (sentence: Sentence) =>
    new Set(
      tokens(sentence.text)
        .map(root)
        .filter((one) => weights.has(one)),
    );
  const [best, ...others] = partsOf(sentences)
    .flatMap((part) => candidatesOf(part, heldBy, sum))
    .sort((a, b) => b.score - a.score);
  if (!best || best.score === 0 || best.score < share * sum(weights.keys())) return undefined;
  const leadIn = leadInOf(best.part);
  const equals = others.filter(({ sentence, score }) => sentence !== leadIn && score * lead > best.score);
  if (equals.length === 0) return best.sentence.id;
  return equals.every(({ part }) => part === best.part) ? leadIn?.id : undefined;
}

function candidatesOf(
  part: Part,
  heldBy: (sentence: Sentence) => Set<string>,
  sum: (roots: Iterable<string>) => number,
): Candidate[] {
  const leadIn = leadInOf(part);
  const context = leadIn ? heldBy(leadIn) : new Set<string>();
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
