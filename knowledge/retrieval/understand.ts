import type { SectionKind } from '../articles.js';
import { createAspectReader, type Says } from './aspects.js';
import type { Audiences } from './audiences.js';
import { createFollowUps } from './followUps.js';
import type { Library } from './library.js';
import { kindAsked, longestRead } from './question.js';
import type { Question } from './question.js';
import type { RetrievalSettings } from './settings.js';
import { root, termsOf } from './words.js';

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

export type Understood =
  | { kind: 'asked'; asked: Asked }
  /** No topic is named; one may be meant. */
  | { kind: 'unnamed' }
  /** A neighbouring topic is named that no article covers. */
  | { kind: 'not-covered' }
  /** Another page than the last may be meant. */
  | { kind: 'other-page'; articleId: string }
  | { kind: 'off-topic' };

/** @param topic article of the last answer: what "And for children?" is about */
export type Understanding = (text: string, topic?: string) => Understood;

/** Reads questions against a library: what is asked, about which topic, or why it cannot be answered. */
export function createUnderstanding(library: Library, settings: RetrievalSettings): Understanding {
  const { reader, matter } = library;
  const pointing = new Set(settings.pointing_words.flatMap(termsOf));
  const aspectIn = createAspectReader(library, settings);
  const followUps = createFollowUps(library, settings, aspectIn);

  /** With the section that treats what is asked for, where the question names a single topic and no section of it. */
  function withAspect(understood: Understood, clause: Question): Understood {
    if (understood.kind !== 'asked') return understood;
    const { asked } = understood;
    const [[articleId, sections] = ['', new Set<string>()], ...others] = asked.topics;
    const aspect = others.length === 0 && sections.size === 0 ? aspectIn(clause, articleId) : undefined;
    if (!aspect) return understood;
    const { sectionId, says, asked: places } = aspect;
    const told = new Set([...places].map((at) => clause.words[at]));
    const topics = new Map([[articleId, new Set(sectionId === undefined ? [] : [sectionId])]]);
    const roots = sectionId === undefined ? new Set<string>() : library.rootsOf(articleId, sectionId);
    const said = asked.unnamed.filter((word) => told.has(word) && !roots.has(root(word)));
    const isLeft = (word: string) => !said.includes(word);
    const [unnamed, telling] = [asked.unnamed.filter(isLeft), asked.telling.filter(isLeft)];
    return { kind: 'asked', asked: { ...asked, topics, unnamed, telling, says, said } };
  }

  function understand(clause: Question, text: string, topic: string | undefined): Understood {
    const doubts = doubtsOf(text, library);
    const own = topicsIn(clause, library, doubts);
    const last = topic !== undefined && library.articles.has(topic) ? topic : undefined;
    const isDoubtful = hasDoubt(clause, doubts);
    const goesOn = own.topics.size > 0 && last !== undefined && followUps.goesOn(clause, last, own.named, isDoubtful);
    if (goesOn) return goesOn;
    if (own.topics.size > 0) return { kind: 'asked', asked: own };
    if (own.neighbour) return { kind: 'not-covered' };
    const message = topicsIn(reader.whole(text), library, doubts);
    // "I have asthma. Is it serious?" speaks of asthma; "I have asthma. When do you open?" does not.
    const kind = kindAsked(clause);
    if (message.topics.size > 0 && (kind !== null || clause.words.some((word) => pointing.has(word)))) {
      const query = `${message.names.join(' ')} ${own.query}`;
      return {
        kind: 'asked',
        asked: {
          ...message,
          ...contentOf(clause, library),
          audiences: message.audiences,
          query,
          kind,
          otherNames: () => [],
        },
      };
    }
    if (message.topics.size > 0 || message.neighbour) return { kind: message.neighbour ? 'not-covered' : 'unnamed' };
    const followUp = last === undefined ? undefined : followUps.read(clause, last, isDoubtful);
    return followUp ?? { kind: matter.isOffTopic(text) ? 'off-topic' : 'unnamed' };
  }

  return (text, topic) => {
    const clause = reader.asking(text);
    return withAspect(understand(clause, text, topic), clause);
  };
}

/** Words that were read as something else, without being sure. */
function doubtsOf(text: string, { spell }: Library): ReadonlySet<string> {
  const spelt = termsOf(text.slice(0, longestRead)).map(spell);
  return new Set(spelt.flatMap((found) => (found && !found.isSure ? found.meant : [])));
}

function topicsIn(
  question: Question,
  library: Library,
  doubts: ReadonlySet<string>,
): Asked & { neighbour: boolean; names: string[]; named: ReadonlySet<number> } {
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
    isDoubtful: hasDoubt(question, doubts, inName),
    neighbour,
    names: mentions.map((mention) => mention.name),
  };
}

/** A word that tells something was read as another, without being sure. @param inName whether a word is part of a name */
const hasDoubt = (
  { words, content }: Question,
  doubts: ReadonlySet<string>,
  inName = (_at: number) => false,
): boolean => words.some((word, at) => doubts.has(word) && (content[at] || inName(at)));

/** @param inName whether a word is part of a topic's name */
function contentOf(
  { words, content }: Question,
  { isLight, audiences }: Library,
  inName: (at: number) => boolean = () => false,
): Pick<Asked, 'unnamed' | 'telling' | 'audiences'> {
  const unnamed = words.filter((_, at) => content[at] && !inName(at));
  return { unnamed, telling: unnamed.filter((word) => !isLight(word)), audiences: audiences.asked(words) };
}
