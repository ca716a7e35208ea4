import type { ServedArticle } from '../load.js';
import { namesOf } from './passages.js';
import { PhraseList } from './phraseList.js';
import type { Question } from './question.js';
import { termsOf } from './words.js';

/** A name found in a question: `articleId` null means a neighbouring topic that no article covers. */
export interface Mention {
  name: string;
  start: number;
  end: number;
  topics: { articleId: string | null; sectionId: string | null }[];
}

/** Finds the names of topics in questions, the longest at each place. */
export class TopicNames {
  private readonly names = new PhraseList<Pick<Mention, 'name' | 'topics'>>();

  constructor(articles: readonly ServedArticle[]) {
    for (const article of articles) {
      for (const name of namesOf(article)) this.add(name, article.id, null);
      for (const [section, names] of Object.entries(article.section_names ?? {})) {
        for (const name of names) this.add(name, article.id, section);
      }
      for (const name of article.not_about ?? []) this.add(name, null, null);
    }
  }

  mentions({ words }: Question): Mention[] {
    return this.names.longestIn(words).map(({ at, length, value }) => ({ ...value, start: at, end: at + length }));
  }

  private add(name: string, articleId: string | null, sectionId: string | null): void {
    const words = termsOf(name);
    const known = this.names.get(words);
    if (!known) this.names.add(words, { name: words.join(' '), topics: [{ articleId, sectionId }] });
    // A real topic says more than a neighbour of that name, and the article's own name more than a section's.
    else if (articleId !== null && !known.topics.some((topic) => topic.articleId === articleId))
      known.topics.push({ articleId, sectionId });
  }
}
