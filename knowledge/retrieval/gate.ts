import type { Document } from 'langchain';
import type { SectionKind } from '../articles.js';
import type { Library } from './library.js';
import type { PassageMetadata } from './retriever.js';
import type { RetrievalSettings } from './settings.js';
import type { Asked } from './understand.js';
import { root } from './words.js';

export interface Place {
  articleId: string;
  sectionId: string;
}

/** What may be said: one section, a choice of topics, or nothing. */
export type Gated = { kind: 'section'; place: Place } | { kind: 'which'; places: Place[] } | { kind: 'not-covered' };

interface Candidate extends Place {
  kind: SectionKind;
  /** Place in the article. */
  order: number;
  score: number;
  covered: number;
}

/**
 * Decides whether a retrieved section answers the question. A section passes only when it is of the kind asked for and
 * speaks of enough of the question; a wrong page is worse than "I have no page about that".
 */
export function gate(
  asked: Asked,
  documents: readonly Document<PassageMetadata>[],
  library: Library,
  settings: RetrievalSettings,
): Gated {
  const best: Candidate[] = [];
  for (const articleId of asked.topics.keys()) {
    const choice = bestSection(
      asked,
      sectionsOf(asked, articleId, documents, library),
      settings,
      settings.gate.coverage,
    );
    if (choice) best.push(choice);
  }
  best.sort((a, b) => b.score - a.score);
  const [first, second] = best;
  // Two topics and nothing else to go by: no score tells which was meant.
  const isClear = asked.unnamed.length > 0 && second && second.score / first!.score < settings.gate.ambiguous;
  if (first && (!second || isClear)) return { kind: 'section', place: placeOf(first) };
  if (first) return { kind: 'which', places: best.slice(0, settings.gate.choices).map(placeOf) };
  return severalTopics(asked, documents, library, settings);
}

/** Two topics in one question, neither page speaking of the other: let the patient say which. */
function severalTopics(
  asked: Asked,
  documents: readonly Document<PassageMetadata>[],
  library: Library,
  settings: RetrievalSettings,
): Gated {
  if (asked.topics.size < 2) return { kind: 'not-covered' };
  const rest = { ...asked, otherNames: () => [] };
  const choices = [...asked.topics.keys()].map((id) =>
    bestSection(rest, sectionsOf(rest, id, documents, library), settings, settings.gate.coverage),
  );
  const places = choices.flatMap((choice) => (choice ? [placeOf(choice)] : []));
  return places.length > 1
    ? { kind: 'which', places: places.slice(0, settings.gate.choices) }
    : { kind: 'not-covered' };
}

/** Sections of one article that retrieval found, with their best passage's score and how much of the question they hold. */
function sectionsOf(
  asked: Asked,
  articleId: string,
  documents: readonly Document<PassageMetadata>[],
  library: Library,
): Candidate[] {
  const scores = new Map<string, number>();
  for (const { metadata } of documents) {
    if (metadata.articleId === articleId)
      scores.set(metadata.sectionId, Math.max(metadata.score, scores.get(metadata.sectionId) ?? 0));
  }
  return [...scores].map(([sectionId, score]) => {
    const roots = library.rootsOf(articleId, sectionId);
    return {
      articleId,
      sectionId,
      kind: library.section(articleId, sectionId)!.kind,
      order: library.articles.get(articleId)!.sections.findIndex((section) => section.id === sectionId),
      score,
      covered: coverage(asked, articleId, (word) => roots.has(root(word)), library),
    };
  });
}

/**
 * How much of the question a section holds: a topic counts 1, every other telling word by its rarity, up to 1 for a
 * word that no article has. Without the rarest word it is 0: that word is what the question is about.
 */
function coverage(asked: Asked, articleId: string, holds: (word: string) => boolean, library: Library): number {
  const rarest = library.idf('');
  let all = 1;
  let held = 1;
  const count = (weight: number, isHeld: boolean) => {
    all += weight;
    if (isHeld) held += weight;
  };
  const words = [...new Set(asked.unnamed)].sort((a, b) => library.idf(b) - library.idf(a));
  if (words[0] !== undefined && !holds(words[0])) return 0;
  for (const word of words) count(library.idf(word) / rarest, holds(word));
  for (const name of new Set(asked.otherNames(articleId))) count(1, name.split(' ').every(holds));
  return held / all;
}

function bestSection(
  asked: Asked,
  sections: readonly Candidate[],
  settings: RetrievalSettings,
  least: number,
): Candidate | undefined {
  // With nothing but topic and kind to go by, the article's own order decides: the most general section stands first.
  const bare = asked.unnamed.length === 0;
  const order = (a: Candidate, b: Candidate) => (bare ? a.order - b.order : b.score - a.score);
  const passing = sections.filter((section) => section.covered >= least).sort(order);
  const named = asked.topics.get(sections[0]?.articleId ?? '') ?? new Set();
  const byName = passing.find((section) => named.has(section.sectionId));
  if (byName) return byName;
  if (named.size > 0 && bare) return undefined;
  for (const kind of kindsFor(asked, sections, settings)) {
    const found = passing.find((section) => section.kind === kind);
    if (found) return found;
  }
  return asked.kind === null && !bare ? passing[0] : undefined;
}

/** The kinds of section that fit: the one asked for, then its stand-ins; the overview for a bare topic. */
function kindsFor(asked: Asked, sections: readonly Candidate[], settings: RetrievalSettings): SectionKind[] {
  if (asked.kind === null) return asked.unnamed.length === 0 ? ['overview'] : [];
  const { kind } = asked;
  // A stand-in is for an article without such a section, never a way round a section that does not cover the question.
  return sections.some((section) => section.kind === kind) ? [kind] : [...(settings.kind_fallbacks?.[kind] ?? [])];
}

const placeOf = ({ articleId, sectionId }: Candidate): Place => ({ articleId, sectionId });
