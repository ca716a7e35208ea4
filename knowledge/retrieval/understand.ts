import type { SectionKind } from '../articles.js';
import type { Library } from './library.js';
import { createQuestionReader } from './question.js';
import type { Question } from './question.js';
import type { RetrievalSettings } from './settings.js';
import { stem, tokens } from './words.js';

/** Longer messages tell a story, and may hide an illness among everyday words. */
const offTopicWords = 25;

/** A question with its topics found. */
export interface Asked {
  /** Words to search with. */
  query: string;
  kind: SectionKind | null;
  /** Articles named, each with the sections that were named outright. */
  topics: ReadonlyMap<string, ReadonlySet<string>>;
  /** Telling words that are no name of any topic. */
  unnamed: readonly string[];
  /** Names of topics in the question that are not names of this article. */
  otherNames(articleId: string): readonly string[];
}

export type Understood = { kind: 'asked'; asked: Asked } | { kind: 'not-covered' } | { kind: 'off-topic' };

/** Reads questions against a library: what is asked, about which topic, or why it cannot be answered. */
export function createUnderstanding(library: Library, settings: RetrievalSettings): (text: string) => Understood {
  const reader = createQuestionReader(settings);
  const pointing = new Set(settings.pointing_words.flatMap(tokens).map(stem));
  const isOffTopic = createOffTopicTest(settings);

  return (text) => {
    const clause = reader.asking(text);
    const own = topicsIn(clause, library);
    if (own.topics.size > 0) return { kind: 'asked', asked: own };
    if (own.neighbour) return { kind: 'not-covered' };
    const message = topicsIn(reader.whole(text), library);
    // "I have asthma. Is it serious?" speaks of asthma; "I have asthma. When do you open?" does not.
    if (message.topics.size > 0 && (clause.kind !== null || clause.words.some((word) => pointing.has(word)))) {
      const unnamed = contentOf(clause);
      const query = `${message.names.join(' ')} ${own.query}`;
      return { kind: 'asked', asked: { ...message, query, kind: clause.kind, unnamed, otherNames: () => [] } };
    }
    if (message.topics.size === 0 && !message.neighbour && isOffTopic(text)) return { kind: 'off-topic' };
    return { kind: 'not-covered' };
  };
}

function topicsIn(question: Question, library: Library): Asked & { neighbour: boolean; names: string[] } {
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
  const isContent = (at: number) => question.content[at] === true;
  return {
    query: question.words.filter((_, at) => isContent(at) || inName(at)).join(' '),
    kind: question.kind,
    topics,
    unnamed: question.words.filter((_, at) => isContent(at) && !inName(at)),
    otherNames: (articleId) =>
      mentions
        .filter(({ topics: about }) => about.every((topic) => topic.articleId !== articleId))
        .map(({ name }) => name),
    neighbour,
    names: mentions.map((mention) => mention.name),
  };
}

const contentOf = (question: Question) => question.words.filter((_, at) => question.content[at]);

/** A short message of everyday words and no health word. Unsure means "not covered": nobody ill may be waved away. */
function createOffTopicTest(settings: RetrievalSettings): (text: string) => boolean {
  const everyday = new Set(settings.off_topic_words.flatMap(tokens).map(stem));
  const health = new Set(settings.health_words.flatMap(tokens).map(stem));
  const isHealth = (word: string) =>
    health.has(word) ||
    settings.health_endings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending));
  return (text) => {
    const words = tokens(text.slice(0, 2_000)).map(stem);
    return words.length <= offTopicWords && words.some((word) => everyday.has(word)) && !words.some(isHealth);
  };
}
