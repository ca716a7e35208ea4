import { createHash } from 'node:crypto';
import type { ServedArticle } from '../load.js';
import type { Section } from '../articles.js';
import { termsOf } from './words.js';

/** The unit that is quoted. `text` is word for word in the section at [start, end). */
export interface Sentence {
  /** Stable: `<article>#<section>.s<n>`. */
  id: string;
  text: string;
  start: number;
  end: number;
}

/** The unit that retrieval returns: whole paragraphs of one section. */
export interface Passage {
  /** Stable: `<article>#<section>.p<n>`. */
  id: string;
  articleId: string;
  sectionId: string;
  /** Place of the passage in its section, from 0. */
  order: number;
  text: string;
}

/** A passage holds paragraphs until it is about this long, so that long sections are found by their parts. */
const wordsPerPassage = 180;

export function sectionPassages(articleId: string, section: Section): Passage[] {
  const parts: string[][] = [[]];
  let words = 0;
  for (const paragraph of section.text.split('\n\n')) {
    const length = paragraph.split(/\s+/).length;
    if (words > 0 && words + length > wordsPerPassage) {
      parts.push([]);
      words = 0;
    }
    parts.at(-1)!.push(paragraph);
    words += length;
  }
  return parts.map((paragraphs, order) => ({
    id: `${articleId}#${section.id}.p${order}`,
    articleId,
    sectionId: section.id,
    order,
    text: paragraphs.join('\n\n'),
  }));
}

/** Passages of a section back to its text: the inverse of `sectionPassages`. */
export function joinPassages(passages: readonly Passage[]): string {
  return [...passages]
    .sort((a, b) => a.order - b.order)
    .map((passage) => passage.text)
    .join('\n\n');
}

/** Sentences and list items of a section, in order. Every one is a slice of the text. */
export function sentencesOf(articleId: string, section: Pick<Section, 'id' | 'text'>): Sentence[] {
  const sentences: Sentence[] = [];
  for (const line of section.text.matchAll(/[^\n]+/g)) {
    for (const part of sentencesIn(line[0])) {
      const start = line.index + part.start;
      const id = `${articleId}#${section.id}.s${sentences.length}`;
      sentences.push({ id, text: part.text, start, end: start + part.text.length });
    }
  }
  return sentences;
}

function sentencesIn(line: string): { text: string; start: number }[] {
  if (line.startsWith('- ')) return [{ text: line.slice(2), start: 2 }];
  const found: { text: string; start: number }[] = [];
  let start = 0;
  // A full stop ends a sentence only before a space and a capital: "38.5" and "e.g. rest" do not.
  for (const stop of line.matchAll(/[.!?]["”)]? (?=[\p{Lu}“"])/gu)) {
    const end = stop.index + stop[0].length - 1;
    found.push({ text: line.slice(start, end), start });
    start = end + 1;
  }
  if (start < line.length) found.push({ text: line.slice(start), start });
  return found;
}

type Named = Pick<ServedArticle, 'title' | 'synonyms' | 'lay_names' | 'section_names'>;

/** Names of an article for search, for the index and for lint: title, synonyms, lay names, what the title is made of. */
export function namesOf({ title, synonyms, lay_names, section_names = {} }: Named): string[] {
  const names = [title, ...synonyms, ...lay_names];
  // "Underactive thyroid (hypothyroidism)" is two names; a list in brackets is none, and a section keeps its own.
  const parts = /^([^()]+) \(([^(),]+)\)$/.exec(title)?.slice(1) ?? [];
  const plain = (name: string) => termsOf(name).join(' ');
  const known = new Set([...names, ...Object.values(section_names).flat()].map(plain));
  return [...names, ...parts.filter((part) => !known.has(plain(part)))];
}

/** SHA-256 of a text, hex: how an answer is compared with the page it comes from. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
