import { isoDay } from '../load.js';
import { fill } from '../places.js';
import type { Answer, Asking } from './answer.js';
import type { Says } from './aspects.js';
import type { AnswererOptions } from './chain.js';
import type { Place } from './gate.js';
import { answeringSentence } from './highlight.js';
import type { Library } from './library.js';
import { joinPassages, sentencesOf } from './passages.js';
import type { RetrievalSettings } from './settings.js';
import { verify } from './verify.js';

export interface CiteContext extends Pick<AnswererOptions, 'onFault'> {
  library: Library;
  /** UTC milliseconds */
  now: number;
  /** What placeholders of articles stand for. */
  values: Readonly<Record<string, string>>;
  /** Telling words of the question beside its topic: they find the sentence that answers. */
  words: readonly string[];
  /** What is asked for in other words than the page's. */
  says: readonly Says[];
  settings: Pick<RetrievalSettings, 'highlight' | 'pointing_words'>;
}

/** A section word for word, verified, with all that a citation needs. */
export function cite({ articleId, sectionId }: Place, context: CiteContext): Answer {
  const { library, now, values, words, says, settings, onFault } = context;
  const text = fill(
    joinPassages(library.passagesOf(articleId, sectionId)),
    values,
    `section ${articleId}#${sectionId}`,
  );
  const fault = verify({ articleId, sectionId, text }, library, values, isoDay(now));
  if (fault) {
    onFault({ fault, articleId, sectionId });
    return { kind: 'not-covered' };
  }
  const article = library.articles.get(articleId)!;
  const section = library.section(articleId, sectionId)!;
  const sentences = sentencesOf(articleId, section);
  const names = library.nameWordsOf(articleId);
  // "When it lasts …" is about a special case.
  const isTopic = (word: string, at: number) => names.has(word) || (at === 0 && settings.pointing_words.includes(word));
  const sought = { words, says, isTopic };
  const highlight = answeringSentence(sentences, sought, (word) => library.idf(word), settings.highlight);
  return {
    kind: 'answer',
    articleId,
    title: article.title,
    section: section.heading,
    sectionId,
    sectionKind: section.kind,
    version: article.version,
    reviewBy: article.review_by,
    sources: article.sources,
    status: article.approval,
    text,
    sentences: sentences.map(({ id }) => id),
    url: `/articles/${articleId}#${sectionId}`,
    parts: [],
    composition: { mode: 'section' },
    concern: false,
    ...(highlight === undefined ? {} : { highlight }),
  };
}

/** Sections to choose from, by the names that a patient sees. */
export function choose(asking: Asking, places: readonly Place[], library: Library): Answer {
  const topics = places.map(({ articleId, sectionId }) => {
    const { heading, kind } = library.section(articleId, sectionId)!;
    const { title } = library.articles.get(articleId)!;
    return { articleId, title, section: heading, sectionId, isOverview: kind === 'overview' };
  });
  return { kind: 'which', asking, topics };
}
