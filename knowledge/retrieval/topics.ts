import type { ServedArticle } from '../load.js';
import { namesOf } from './passages.js';
import type { Question } from './question.js';
import { stem, tokens } from './words.js';

/** A name found in a question: `articleId` null means a neighbouring topic that no article covers. */
export interface Mention {
  name: string;
  start: number;
  end: number;
  topics: { articleId: string | null; sectionId: string | null }[];
}

/** Finds the names of topics in questions, the longest at each place: "low blood sugar" before "blood sugar". */
export class TopicNames {
  private readonly byFirstWord = new Map<string, { words: string[]; topics: Mention['topics'] }[]>();

  constructor(articles: readonly ServedArticle[]) {
    for (const article of articles) {
      for (const name of namesOf(article)) this.add(name, article.id, null);
      for (const [section, names] of Object.entries(article.section_names ?? {})) {
        for (const name of names) this.add(name, article.id, section);
      }
      for (const name of article.not_about ?? []) this.add(name, null, null);
    }
    for (const names of this.byFirstWord.values()) names.sort((a, b) => b.words.length - a.words.length);
  }

  mentions(question: Question): Mention[] {
    const found: Mention[] = [];
    for (let at = 0; at < question.words.length; at += 1) {
      const match = (this.byFirstWord.get(question.words[at]!) ?? []).find(({ words }) =>
        words.every((word, index) => question.words[at + index] === word),
      );
      if (!match) continue;
      const end = at + match.words.length;
      found.push({ name: match.words.join(' '), start: at, end, topics: match.topics });
      at = end - 1;
    }
    return found;
  }

  private add(name: string, articleId: string | null, sectionId: string | null): void {
    const words = tokens(name).map(stem);
    const first = words[0];
    if (first === undefined) return;
    const names = this.byFirstWord.get(first) ?? [];
    this.byFirstWord.set(first, names);
    const same = names.find((entry) => entry.words.join(' ') === words.join(' '));
    if (!same) names.push({ words, topics: [{ articleId, sectionId }] });
    // A section's own name says more than the article's, and a real topic more than a neighbour.
    else if (articleId !== null && !same.topics.some((topic) => topic.articleId === articleId))
      same.topics.push({ articleId, sectionId });
  }
}
