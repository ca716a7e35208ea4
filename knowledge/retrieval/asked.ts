/** What a question asks: the topics that it names, and what it tells beside them. */
import type { SectionKind } from '../articles.js';
import type { Says } from './aspects.js';
import type { Audiences } from './audiences.js';
import type { Library } from './library.js';
import { kindAsked } from './question.js';
import type { Question } from './question.js';

/** A question with its topics found. */
export interface Asked {
  /** Words to search with. */
  query: string;
  kind: SectionKind | null;
  /** Articles named, each with the sections that were named outright. */
  topics: ReadonlyMap<string, ReadonlySet<string>>;
  /** Telling words that are no name of any topic. */
  unnamed: readonly string[];
  /** What is asked for in other words than pages have for it: see aspects.ts. */
  says: readonly Says[];
  /** Telling words of the question that `says` stands for: a page need not have them. */
  said: readonly string[];
  /** Of these, the ones that a section must speak of to answer. */
  telling: readonly string[];
  /** Groups of people that it is about: see audiences.ts. */
  audiences: Audiences;
  /** Names of topics in the question that are not names of this article. */
  otherNames(articleId: string): readonly string[];
  /** A word of it was taken for a misspelling that may be none, or for a medicine's name. */
  isDoubtful: boolean;
}

/** A question by the names in it. */
export interface Named extends Asked {
  /** A neighbour of our topics is named, which no article covers. */
  neighbour: boolean;
  names: readonly string[];
  /** Places of the words of names. */
  named: ReadonlySet<number>;
}

/** Finds the topics that a question names. */
export function topicsIn(question: Question, library: Library): Named {
  const mentions = library.topics.mentions(question);
  const topics = new Map<string, Set<string>>();
  let neighbour = false;
  for (const mention of mentions) {
    const known = mention.topics.filter((topic) => topic.articleId !== null);
    if (known.length === 0) neighbour = true;
    for (const { articleId, sectionId } of known) {
      const sections = topics.get(articleId!) ?? new Set<string>();
      if (sectionId !== null) sections.add(sectionId);
      topics.set(articleId!, sections);
    }
  }
  const inName = (at: number) => mentions.some(({ start, end }) => at >= start && at < end);
  const startsName = (at: number) => mentions.some(({ start }) => at === start);
  const isContent = (at: number) => question.content[at] === true;
  return {
    query: question.words.filter((_, at) => isContent(at) || inName(at)).join(' '),
    // "Tablets" in "iron tablets" asks nothing, unlike "prepare" at the beginning of "prepare for an operation".
    kind: kindAsked(question, ({ at }) => !inName(at)) ?? kindAsked(question, ({ at }) => startsName(at)),
    topics,
    ...contentOf(question, library, inName),
    says: [],
    said: [],
    named: new Set(question.words.flatMap((_, at) => (inName(at) ? [at] : []))),
    otherNames: (articleId) =>
      mentions
        .filter(({ topics: about }) => about.every((topic) => topic.articleId !== articleId))
        .map(({ name }) => name),
    neighbour,
    names: mentions.map((mention) => mention.name),
  };
}

/**
 * What a question tells beside the names in it.
 *
 * @param inName whether a word is part of a topic's name
 */
export function contentOf(
  { words, content, doubtful }: Question,
  { isLight, audiences }: Library,
  inName: (at: number) => boolean = () => false,
): Pick<Asked, 'unnamed' | 'telling' | 'audiences' | 'isDoubtful'> {
  const unnamed = words.filter((_, at) => content[at] && !inName(at));
  return {
    unnamed,
    telling: unnamed.filter((word) => !isLight(word)),
    audiences: audiences.asked(words),
    isDoubtful: words.some((_, at) => doubtful[at] && (content[at] || inName(at))),
  };
}
