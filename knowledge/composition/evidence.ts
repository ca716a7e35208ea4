import type { Sentence } from '../retrieval/passages.js';

/** One section that the gate let through: all that a model may choose from. */
export interface Evidence {
  articleId: string;
  title: string;
  sectionId: string;
  heading: string;
  version: string;
  /** In the order of the section. Texts are the article's own: `{emergency}` and the like are not filled. */
  sentences: readonly Sentence[];
}
