import { sentencesOf } from '../retrieval/passages.js';
import type { ServedArticle } from '../load.js';
import type { Evidence } from './evidence.js';

/** About four characters a token in English: good enough for a budget. */
const charactersPerToken = 4;

/**
 * The section that the gate chose, then the other sections of its article, whole, in the article's order, as long as
 * they fit. The chosen section always fits: it is what is shown without a model.
 * @throws Error when the article has no such section
 */
export function chooseEvidence(
  article: ServedArticle,
  sectionId: string,
  limit: { sentences: number; tokens: number },
): Evidence[] {
  const chosen = article.sections.find((section) => section.id === sectionId);
  if (!chosen) throw new Error(`article ${article.id} has no section ${sectionId}`);
  const evidence: Evidence[] = [];
  let sentences = 0;
  let tokens = 0;
  for (const section of [chosen, ...article.sections.filter((other) => other !== chosen)]) {
    const own = sentencesOf(article.id, section);
    const cost = own.reduce((sum, { text }) => sum + text.length, section.heading.length) / charactersPerToken;
    if (section !== chosen && (sentences + own.length > limit.sentences || tokens + cost > limit.tokens)) continue;
    sentences += own.length;
    tokens += cost;
    const { id, heading } = section;
    const { id: articleId, title, version } = article;
    evidence.push({ articleId, title, sectionId: id, heading, version, sentences: own });
  }
  return evidence;
}
