import type { Document } from 'langchain';
import type { SectionKind } from '../articles.js';
import { coverage } from './coverage.js';
import type { Library } from './library.js';
import type { PassageMetadata } from './retriever.js';
import type { RetrievalSettings } from './settings.js';
import type { Asked } from './asked.js';

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
  const isClear = asked.telling.length > 0 && second && second.score / first!.score < settings.gate.ambiguous;
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
  return [...scores].map(([sectionId, score]) => ({
    articleId,
    sectionId,
    kind: library.section(articleId, sectionId)!.kind,
    order: library.articles.get(articleId)!.sections.findIndex((section) => section.id === sectionId),
    score,
    covered: coverage(asked, articleId, sectionId, library),
  }));
}

function bestSection(
  asked: Asked,
  sections: readonly Candidate[],
  settings: RetrievalSettings,
  least: number,
): Candidate | undefined {
  const articleId = sections[0]?.articleId ?? '';
  const named = asked.topics.get(articleId) ?? new Set();
  // With nothing but topic and kind to go by, the article's own order decides: the most general section stands first.
  const plain = asked.telling.length === 0;
  const passing = sections
    .filter((section) => section.covered >= least)
    .sort((a, b) => (plain ? a.order - b.order : b.score - a.score));
  const byScore = sections.filter((section) => section.covered > 0).toSorted((a, b) => b.score - a.score);
  const byName = passing.find((section) => named.has(section.sectionId));
  if (byName) return byName;
  const bare = plain && asked.otherNames(articleId).length === 0;
  if (named.size > 0 && bare) return undefined;
  const isOpen = asked.kind === null || asked.kind === 'overview';
  // Words that say nothing still point somewhere: "how can u tell if it is strep?" is no question for the overview.
  if (isOpen && bare && asked.unnamed.length > 0 && byScore[0]?.kind !== 'overview') return undefined;
  for (const kind of kindsFor(asked, sections, settings)) {
    const found = passing.find((section) => section.kind === kind);
    if (found) return found;
  }
  if (bare || !isOpen) return undefined;
  if (asked.kind === null) return byScore.find((section) => section.covered >= least);
  // "What does a low INR mean?" asks for no kind in earnest: the best section answers if it holds every word.
  const [top] = byScore;
  return top?.covered === 1 && top.kind !== 'when-to-get-help' ? top : undefined;
}

/** The kinds of section that fit: the one asked for, then its stand-ins; the overview for a bare topic. */
function kindsFor(asked: Asked, sections: readonly Candidate[], settings: RetrievalSettings): SectionKind[] {
  if (asked.kind === null) return asked.telling.length === 0 ? ['overview'] : [];
  const { kind } = asked;
  // A stand-in is for an article without such a section, never a way round a section that does not cover the question.
  return sections.some((section) => section.kind === kind) ? [kind] : [...(settings.kind_fallbacks?.[kind] ?? [])];
}

const placeOf = ({ articleId, sectionId }: Candidate): Place => ({ articleId, sectionId });
