import type { Sentence } from '../retrieval/passages.js';
import type { Join } from './composed.js';
import type { StructureWords } from './settings.js';

/** What a section's layout demands of anyone who shows a part of it. All arrays run parallel to its sentences. */
export interface Structure {
  /** How each sentence stands behind the one before it. */
  joins: readonly Join[];
  /** Sentences that come along with each one: never half a list, a bare lead-in, a "They…" or a lost "But…". */
  brings: readonly (readonly number[])[];
  /** Sentences with the same number keep the section's order among themselves. */
  groups: readonly number[];
  /** Sentences with the same number stand on one line. */
  lines: readonly number[];
  /** Instructions for an emergency. */
  urgent: readonly boolean[];
}

export type StructureReader = (sentences: readonly Sentence[]) => Structure;

/** Reads the structure of sections from their sentences alone: their places tell paragraphs from list items. */
export function createStructureReader(words: StructureWords): StructureReader {
  const pointsBack = createPointingTest(words);
  const limits = openingWith(words.limiting);
  const adds = openingWith(words.adding);
  const isUrgent = holdingAny(words.urgent);
  const saysWhen = holdingAny(words.stating_when);
  const leansBack = ({ text }: Sentence) =>
    pointsBack(text) ||
    wordsOf(text).length <= words.terse ||
    (isUrgent(text) && !text.endsWith(':') && !saysWhen(text));

  return (sentences) => {
    const joins = sentences.map((sentence, at) => joinOf(sentences[at - 1], sentence));
    const bonds = sentences.map((sentence, at) => {
      const before = sentences[at - 1];
      if (!before) return { back: false, forth: false };
      // Items hang together with each other and with the line that leads in.
      const list = joins[at] === 'item' || before.text.endsWith(':');
      const sameLine = joins[at] === 'same-line';
      const limiting = sameLine && limits(sentence.text);
      const adding = sameLine && adds(sentence.text);
      return { back: list || limiting || leansBack(sentence), forth: list || limiting || adding };
    });
    let group = 0;
    let line = 0;
    return {
      joins,
      brings: bonds.map(({ back }, at) => [...(back ? [at - 1] : []), ...(bonds[at + 1]?.forth ? [at + 1] : [])]),
      groups: bonds.map(({ back, forth }, at) => (joins[at] === 'same-line' || back || forth ? group : (group += 1))),
      lines: joins.map((join) => (join === 'same-line' ? line : (line += 1))),
      urgent: sentences.map(({ text }) => isUrgent(text)),
    };
  };
}

/** All that must be shown when these are: the closure over `brings`. */
export function closure(chosen: Iterable<number>, { brings }: Structure): Set<number> {
  const all = new Set(chosen);
  for (const at of all) for (const other of brings[at]!) all.add(other);
  return all;
}

/**
 * Sentences of a line are one space apart, paragraphs two line ends; an item has "- " before it besides its one or two.
 * Holds because `parseArticle` folds longer gaps.
 */
function joinOf(before: Sentence | undefined, sentence: Sentence): Join {
  const gap = before ? sentence.start - before.end : sentence.start + 2;
  if (gap === 1) return 'same-line';
  return gap === 2 ? 'paragraph' : 'item';
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .match(/\{[a-z_]+\}|[\p{L}\p{N}']+/gu) ?? [];

/** Single spaces around each word, so that a phrase can be looked up as a whole. */
const spaced = (text: string) => ` ${wordsOf(text).join(' ')} `;

type Test = (text: string) => boolean;

function holdingAny(phrases: readonly string[]): Test {
  const wanted = phrases.map(spaced);
  return (text) => {
    const all = spaced(text);
    return wanted.some((phrase) => all.includes(phrase));
  };
}

function openingWith(phrases: readonly string[]): Test {
  const wanted = phrases.map(spaced);
  return (text) => {
    const all = spaced(text);
    return wanted.some((phrase) => all.startsWith(phrase));
  };
}

function createPointingTest(words: StructureWords): Test {
  const points = holdingAny(words.pointing);
  const pointsAnywhere = holdingAny(words.pointing_anywhere);
  const opens = openingWith(words.opening);
  const standsAlone = openingWith(words.standing_alone);
  return (text) =>
    points(text.split(/\s+/, words.pointing_reach).join(' ')) ||
    pointsAnywhere(text) ||
    (opens(text) && !standsAlone(text));
}
