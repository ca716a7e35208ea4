import type { Library } from './library.js';
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
export function createGroupReader({ articles, audiences }: Library, settings: Pick<RetrievalSettings, 'stop_words'>) {
  const stopWords = new Set(settings.stop_words.flatMap(termsOf));
  const telling = (name: string) => termsOf(name).filter((word) => !stopWords.has(word));

  return ({ words, content, asks }: Question, articleId: string): ForGroup | undefined => {
    const [group] = audiences.asked(words);
    if (group === undefined) return undefined;
    const isOfGroup = (name: string) => audiences.named(termsOf(name)).has(group);
    const article = articles.get(articleId)!;
    const own = namesOf(article);
    if (own.some(isOfGroup)) return undefined;
    const ownTelling = new Set(own.map((name) => telling(name).join(' ')));
    /** "Asthma in children": a name of the page and the group, nothing else. "Fever in children" is not about hay fever. */
    const joins = (name: string) =>
      isOfGroup(name) && ownTelling.has(audiences.without(group, telling(name)).join(' '));
    const section = article.sections.find(({ heading }) => isOfGroup(heading));
    const asked = words.filter((_, at) => content[at]);
    const bare = asks.length === 0 && audiences.without(group, asked).length === 0;
    if (section && (bare || asks.some(({ kind }) => kind === section.kind)))
      return { kind: 'section', sectionId: section.id };
    const other = [...articles.values()].find(
      (one) => one.id !== articleId && one.locale === article.locale && namesOf(one).some(joins),
    );
    if (other) return { kind: 'page', articleId: other.id };
    return (article.not_about ?? []).some(joins) || (bare && !section) ? { kind: 'none' } : undefined;
  };
}
