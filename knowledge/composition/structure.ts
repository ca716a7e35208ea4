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

/** Reads the structure of a section from its sentences alone: their places tell paragraphs from list items. */
export function structureOf(sentences: readonly Sentence[], words: StructureWords): Structure {
  const pointsBack = createPointingTest(words);
  const limits = createOpeningTest(words.limiting);
  const joins = sentences.map((sentence, at) => joinOf(sentences[at - 1], sentence));
  const urgent = sentences.map(({ text }) => holdsAny(text, words.urgent));
  const leansBack = ({ text }: Sentence, at: number) =>
    pointsBack(text) || (urgent[at]! && !leadsIn({ text }) && !holdsAny(text, words.stating_when));
  const bonds = sentences.map((sentence, at) => {
    const before = sentences[at - 1];
    if (!before) return { back: false, forth: false };
    // Items hang together with each other and with the line that leads in.
    const list = joins[at] === 'item' || leadsIn(before);
    const sameLine = joins[at] === 'same-line';
    return { back: list || leansBack(sentence, at), forth: list || (sameLine && limits(sentence.text)) };
  });
  let group = 0;
  let line = 0;
  return {
    joins,
    brings: bonds.map(({ back }, at) => [...(back ? [at - 1] : []), ...(bonds[at + 1]?.forth ? [at + 1] : [])]),
    groups: bonds.map(({ back, forth }, at) => (joins[at] === 'same-line' || back || forth ? group : (group += 1))),
    lines: joins.map((join) => (join === 'same-line' ? line : (line += 1))),
    urgent,
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
 * Holds because `chooseEvidence` folds longer gaps.
 */
function joinOf(before: Sentence | undefined, sentence: Sentence): Join {
  const gap = before ? sentence.start - before.end : sentence.start + 2;
  if (gap === 1) return 'same-line';
  return gap === 2 ? 'paragraph' : 'item';
}

const leadsIn = ({ text }: Pick<Sentence, 'text'>) => text.trimEnd().endsWith(':');

/** Lower-case words of a text with single spaces around each, so that a phrase can be looked up as a whole. */
export function spaced(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .match(/\{[a-z_]+\}|[\p{L}\p{N}']+/gu);
  return ` ${(words ?? []).join(' ')} `;
}

const holdsAny = (text: string, phrases: readonly string[]) => {
  const all = spaced(text);
  return phrases.some((phrase) => all.includes(spaced(phrase)));
};

function createOpeningTest(phrases: readonly string[]): (text: string) => boolean {
  const openings = phrases.map(spaced);
  return (text) => openings.some((opening) => spaced(text).startsWith(opening));
}

function createPointingTest(words: StructureWords): (text: string) => boolean {
  const opens = createOpeningTest(words.opening);
  const standsAlone = createOpeningTest(words.standing_alone);
  return (text) => {
    const first = text.split(/\s+/, words.pointing_reach).join(' ');
    if (holdsAny(first, words.pointing) || holdsAny(text, words.pointing_anywhere)) return true;
    return opens(text) && !standsAlone(text);
  };
}
