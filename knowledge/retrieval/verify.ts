import type { Composer, Delivered } from '../composition/composed.js';
import { isExpired } from '../load.js';
import { fill } from '../places.js';
import type { Library } from './library.js';
import { sentencesOf, textHash } from './passages.js';

export interface Draft {
  articleId: string;
  sectionId: string;
  /** The text about to be shown, placeholders filled. */
  text: string;
}

export type Fault = 'article-not-served' | 'section-unknown' | 'text-differs' | 'phrase-unknown';

/**
 * The last look before a text goes out: it must be, word for word, the section of an article that is served and in date.
 * Reads the article itself, not what retrieval passed along. Returns what is wrong, or null.
 */
export function verify(
  draft: Draft,
  library: Library,
  values: Readonly<Record<string, string>>,
  today: string,
): Fault | null {
  if (!isServed(draft.articleId, library, today)) return 'article-not-served';
  const section = library.section(draft.articleId, draft.sectionId);
  if (!section) return 'section-unknown';
  const expected = fill(section.text, values, `section ${draft.articleId}#${draft.sectionId}`);
  return textHash(draft.text) === textHash(expected) ? null : 'text-differs';
}

/**
 * The same look at an answer that a composer put together: every sentence must be, word for word, the sentence of its id in
 * a served, in-date article, every phrase one of the approved list. A statement's words were verified by the composer;
 * here the sentence that it stands for must exist. Returns what is wrong, or null.
 */
export function verifyParts(
  parts: readonly Delivered[],
  library: Library,
  composer: Pick<Composer, 'mode' | 'connectives'>,
  today: string,
): Fault | null {
  for (const part of parts) {
    if (part.kind === 'connective') {
      const isApproved = composer.connectives.some(({ id, text }) => id === part.id && text === part.text);
      if (!isApproved) return 'phrase-unknown';
      continue;
    }
    const { articleId, sectionId } = part;
    if (!isServed(articleId, library, today)) return 'article-not-served';
    const section = library.section(articleId, sectionId);
    if (!section) return 'section-unknown';
    const sentence = sentencesOf(articleId, section).find(({ id }) => id === part.id);
    const isStatement = part.kind === 'statement' && composer.mode === 'paraphrase';
    if (!sentence || (!isStatement && sentence.text !== part.text)) return 'text-differs';
  }
  return null;
}

function isServed(articleId: string, library: Library, today: string): boolean {
  const article = library.articles.get(articleId);
  return article !== undefined && !article.withdrawn && !isExpired(article.review_by, today);
}
