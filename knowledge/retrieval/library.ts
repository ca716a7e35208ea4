import type { Section } from '../articles.js';
import type { Content, ServedArticle } from '../load.js';
import { Bm25Index } from './bm25.js';
import { namesOf, sectionPassages } from './passages.js';
import type { Passage } from './passages.js';
import { TopicNames } from './topics.js';
import { root, tokens } from './words.js';

/** The vetted articles of one locale, indexed in memory: read-only once built. */
export interface Library {
  articles: ReadonlyMap<string, ServedArticle>;
  passages: ReadonlyMap<string, Passage>;
  index: Bm25Index;
  topics: TopicNames;
  section(articleId: string, sectionId: string): Section | undefined;
  /** The passages of one section, in order. */
  passagesOf(articleId: string, sectionId: string): readonly Passage[];
  /** Whether a section, its heading or its article's names speak of a word. */
  holds(articleId: string, sectionId: string, word: string): boolean;
}

export function buildLibrary(content: Pick<Content, 'articles' | 'retrieval'>, locale: string): Library {
  const articles = content.articles.filter((article) => article.locale === locale);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const passages = new Map<string, Passage>();
  const bySection = new Map<string, Passage[]>();
  const words = new Map<string, Set<string>>();
  const indexed = articles.flatMap((article) =>
    article.sections.flatMap((section) => {
      const head = [...namesOf(article), ...(article.section_names?.[section.id] ?? []), section.heading].join(' ');
      words.set(`${article.id}#${section.id}`, new Set(tokens(`${head} ${section.text}`).map(root)));
      const parts = sectionPassages(article.id, section);
      bySection.set(`${article.id}#${section.id}`, parts);
      return parts.map((passage) => {
        passages.set(passage.id, passage);
        return { id: passage.id, head, body: passage.text };
      });
    }),
  );
  return {
    articles: byId,
    passages,
    index: new Bm25Index(indexed, content.retrieval.bm25),
    topics: new TopicNames(articles),
    section: (articleId, sectionId) => byId.get(articleId)?.sections.find((section) => section.id === sectionId),
    passagesOf: (articleId, sectionId) => bySection.get(`${articleId}#${sectionId}`) ?? [],
    holds: (articleId, sectionId, word) => words.get(`${articleId}#${sectionId}`)?.has(root(word)) ?? false,
  };
}
