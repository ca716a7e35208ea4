import { isExpired } from '../load.js';
import { fill } from '../places.js';
import type { Library } from './library.js';
import { textHash } from './passages.js';

export interface Draft {
  articleId: string;
  sectionId: string;
  /** The text about to be shown, placeholders filled. */
  text: string;
}

export type Fault = 'article-not-served' | 'section-unknown' | 'text-differs';

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
  const article = library.articles.get(draft.articleId);
  if (!article || article.withdrawn || isExpired(article.review_by, today)) return 'article-not-served';
  const section = library.section(draft.articleId, draft.sectionId);
  if (!section) return 'section-unknown';
  const expected = fill(section.text, values, `section ${draft.articleId}#${draft.sectionId}`);
  return textHash(draft.text) === textHash(expected) ? null : 'text-differs';
}
