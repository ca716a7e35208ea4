import type { ServedArticle } from '../load.js';
import { namesOf } from './passages.js';
import type { Question } from './question.js';
import type { RetrievalSettings } from './settings.js';
import { termsOf } from './words.js';

/** What the last page has for a group of people that a follow-up asks for ("And for children?"). */
export type ForGroup =
  /** A section of it is about them. */
  | { kind: 'section'; sectionId: string }
  /** Another page is. */
  | { kind: 'page'; articleId: string }
  /** None is: a near section would be taken for one that is. */
  | { kind: 'none' };

/**
 * Says what a page has for the group that a question names; undefined when it names none, or when the page is about
 * them anyway, or says something else that was asked.
 */
export function createGroupReader(
  articles: ReadonlyMap<string, ServedArticle>,
  settings: Pick<RetrievalSettings, 'groups' | 'stop_words'>,
) {
  const groups = settings.groups.map((words) => new Set(words.flatMap(termsOf)));
  const stopWords = new Set(settings.stop_words.flatMap(termsOf));
  const telling = (name: string) => termsOf(name).filter((word) => !stopWords.has(word));

  return ({ words, content, asks }: Question, articleId: string): ForGroup | undefined => {
    const group = groups.find((one) => words.some((word) => one.has(word)));
    const article = articles.get(articleId)!;
    const own = new Set(namesOf(article).map((name) => telling(name).join(' ')));
    if (!group || [...own].some((name) => name.split(' ').some((word) => group.has(word)))) return undefined;
    const isOfGroup = (name: string) => termsOf(name).some((word) => group.has(word));
    /** "Asthma in children": a name of the page and the group, nothing else. "Fever in children" is not about hay fever. */
    const joins = (name: string) =>
      isOfGroup(name) &&
      own.has(
        telling(name)
          .filter((word) => !group.has(word))
          .join(' '),
      );
    const section = article.sections.find(({ heading }) => isOfGroup(heading));
    const bare = asks.length === 0 && !words.some((word, at) => content[at] && !group.has(word));
    if (section && (bare || asks.some(({ kind }) => kind === section.kind)))
      return { kind: 'section', sectionId: section.id };
    const other = [...articles.values()].find(
      (one) => one.id !== articleId && one.locale === article.locale && namesOf(one).some(joins),
    );
    if (other) return { kind: 'page', articleId: other.id };
    return (article.not_about ?? []).some(joins) || (bare && !section) ? { kind: 'none' } : undefined;
  };
}
