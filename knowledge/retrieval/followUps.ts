import { contentOf, type Asked } from './asked.js';
import { rootsOfText, type AspectFound } from './aspects.js';
import { createGroupReader } from './groups.js';
import type { Library } from './library.js';
import { kindAsked } from './question.js';
import type { Question } from './question.js';
import type { RetrievalSettings } from './settings.js';
import type { Understood } from './understand.js';
import { root, termsOf } from './words.js';

export interface FollowUps {
  /** A question without a topic of its own that goes on about an article; undefined when it is not one. */
  read(clause: Question, articleId: string): Understood | undefined;
  /** "Is alcohol ok?" speaks of the page before, which has a section on it, not of the page on alcohol. */
  goesOn(clause: Question, articleId: string, named: ReadonlySet<number>): Understood | undefined;
}

type AspectReader = (question: Question, articleId: string) => AspectFound | undefined;

/** Reads what goes on about the last answer: "And for children?" */
export function createFollowUps(library: Library, settings: RetrievalSettings, aspectIn: AspectReader): FollowUps {
  const { at_most: atMost, bare, openings } = settings.follow_ups;
  const pointing = new Set(settings.pointing_words.flatMap(termsOf));
  const light = new Set(settings.follow_ups.light_words.flatMap(termsOf));
  const groupIn = createGroupReader(library, settings);

  const opens = ({ words }: Question): boolean =>
    openings.some((opening) => words.join(' ').startsWith(`${termsOf(opening).join(' ')} `));

  /** Very short; or short, and points back, begins with "and", or asks for what a section treats. */
  function follows(clause: Question, articleId: string): boolean {
    if (clause.words.length <= bare) return true;
    return (
      clause.words.length <= atMost &&
      (kindAsked(clause) !== null ||
        clause.words.some((word) => pointing.has(word)) ||
        aspectIn(clause, articleId)?.sectionId !== undefined ||
        opens(clause))
    );
  }

  /** Whether the page answers it is the gate's business. */
  const askedAgain = (clause: Question, articleId: string, sectionId?: string): Asked => {
    const { unnamed, telling, ...people } = contentOf(clause, library);
    const isLight = (word: string) => light.has(word);
    return {
      ...people,
      query: `${library.articles.get(articleId)!.title} ${clause.words.join(' ')}`,
      kind: kindAsked(clause),
      topics: new Map([[articleId, new Set(sectionId === undefined ? [] : [sectionId])]]),
      unnamed: unnamed.filter((word) => !isLight(word)),
      telling: telling.filter((word) => !isLight(word)),
      says: [],
      said: [],
      otherNames: () => [],
    };
  };

  return {
    read(clause, articleId) {
      if (!follows(clause, articleId)) return undefined;
      const group = groupIn(clause, articleId);
      if (group?.kind === 'none') return { kind: 'not-covered' };
      if (group?.kind === 'page') return { kind: 'other-page', articleId: group.articleId };
      return { kind: 'asked', asked: askedAgain(clause, articleId, group?.sectionId) };
    },
    goesOn(clause, articleId, named) {
      if (clause.words.length > bare || kindAsked(clause) !== null) return undefined;
      const aspect = aspectIn(clause, articleId);
      const isAspect = aspect?.sectionId !== undefined && [...named].every((at) => aspect.asked.has(at));
      if (isAspect) return { kind: 'asked', asked: askedAgain(clause, articleId) };
      // "And the flu?" asks for that page.
      if (opens(clause) || clause.words.length - named.size < 2) return undefined;
      const headed = library.articles.get(articleId)!.sections.find(({ heading }) => {
        const roots = rootsOfText(heading);
        return [...named].every((at) => roots.has(root(clause.words[at]!)));
      });
      return headed && { kind: 'asked', asked: askedAgain(clause, articleId, headed.id) };
    },
  };
}
