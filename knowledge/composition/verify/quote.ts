import type { Sentence } from '../../retrieval/passages.js';

/** Sentences `first` to `last` of a section. */
export interface Range {
  first: number;
  last: number;
}

const leastLetters = 12;

/**
 * Finds the sentences that a quote touches: it must stand word for word in the line of the cited sentence and touch that
 * sentence. White space, quotation marks and capitals may differ. A few letters prove nothing, unless they are all.
 * @returns null when it does not stand there
 */
export function locateQuote(quote: string, cited: number, sentences: readonly Sentence[]): Range | null {
  const wanted = plain(quote);
  const own = plain(sentences[cited]!.text);
  if (wanted === own) return { first: cited, last: cited };
  if (wanted.length < leastLetters) return null;
  const line = lineOf(cited, sentences);
  let text = '';
  const places = line.map((at) => {
    const from = text.length;
    text += `${plain(sentences[at]!.text)} `;
    return { at, from, to: text.length - 1 };
  });
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
    const touched = places.filter((place) => place.from < from + wanted.length && from < place.to).map(({ at }) => at);
    if (touched.includes(cited)) return { first: touched[0]!, last: touched.at(-1)! };
  }
  return null;
}

/** The sentences of the same paragraph line: one space apart (see `createStructureReader`). */
export function lineOf(cited: number, sentences: readonly Sentence[]): number[] {
  const together = (at: number) => at > 0 && sentences[at]!.start - sentences[at - 1]!.end === 1;
  let first = cited;
  while (together(first)) first -= 1;
  let end = cited + 1;
  while (end < sentences.length && together(end)) end += 1;
  return Array.from({ length: end - first }, (_, index) => first + index);
}

const plain = (text: string) =>
  text.normalize('NFC').toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
