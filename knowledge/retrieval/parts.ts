import type { Sentence } from './passages.js';

/** A paragraph with the list that follows it: shown whole or not at all. Either may be empty, not both. */
export interface Part {
  paragraph: readonly Sentence[];
  items: readonly Sentence[];
}

/** The parts of a section, in order. @param sentences as `sentencesOf` gives them */
export function partsOf(sentences: readonly Sentence[]): Part[] {
  const parts: { paragraph: Sentence[]; items: Sentence[] }[] = [];
  let end = 0;
  for (const sentence of sentences) {
    // What stands between two sentences tells what begins: " " goes on, "\n\n" is a paragraph, "\n- " an item.
    const gap = sentence.start - end;
    const isItem = gap > 2 || (end === 0 && gap === 2);
    const last = parts.at(-1);
    if (isItem && last) last.items.push(sentence);
    else if (isItem) parts.push({ paragraph: [], items: [sentence] });
    else if (last && gap === 1) last.paragraph.push(sentence);
    else parts.push({ paragraph: [sentence], items: [] });
    end = sentence.end;
  }
  return parts;
}

/** "The main symptoms are:": the sentence that says nothing without the list after it; undefined where there is none. */
export function leadInOf({ paragraph, items }: Part): Sentence | undefined {
  const last = paragraph.at(-1);
  return items.length > 0 && last?.text.endsWith(':') ? last : undefined;
}
