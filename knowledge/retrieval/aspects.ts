import type { Section, SectionKind } from '../articles.js';
import type { Library } from './library.js';
import { sentencesOf } from './passages.js';
import { PhraseList } from './phraseList.js';
import type { Question } from './question.js';
import type { RetrievalSettings } from './settings.js';
import { root, termsOf, tokens } from './words.js';

/** Ways in which a page's sentence may speak of something: each some words that stand in it together, as any of their roots. */
export type Says = readonly (readonly ReadonlySet<string>[])[];

/** What a question asks for, in the words of pages. */
export interface AspectFound {
  /** The section of the article that speaks of it best; undefined where only its sentence can be told. */
  sectionId?: string;
  /** One for the matter, one for what is asked about it ("how long"): they find the sentence. */
  says: readonly Says[];
  /** Places of the question's words that asked for it. */
  asked: ReadonlySet<number>;
}

interface Aspect {
  says: Says;
  /** Kinds of section that may speak of it; empty for what is only asked about another matter. */
  kinds: readonly SectionKind[];
}

interface Asking extends Aspect {
  spans: readonly { at: number; end: number }[];
}

/** Kinds that a question's form alone asks for: "What is …", "How long …". */
const formal: ReadonlySet<SectionKind> = new Set(['overview', 'outlook']);

export const holds = (says: Says, roots: ReadonlySet<string>): boolean =>
  says.some((words) => words.every((any) => [...any].some((one) => roots.has(one))));

export const rootsOfText = (text: string): Set<string> => new Set(tokens(text).map(root));

/**
 * Reads what a question asks for where pages say it in other words: "Is it catching?" is answered by "You can pass it
 * on …", which stands in a section on causes. Which words mean what is data: `aspects` of `retrieval.yaml`.
 */
export function createAspectReader(library: Library, settings: Pick<RetrievalSettings, 'aspects'>) {
  const phrases = new PhraseList<Aspect>();
  const aspects = settings.aspects.map(({ asks, says, kinds = [] }) => {
    const aspect = { says: says.map((phrase) => phrase.split(' ').map(rootsOfText)), kinds };
    for (const phrase of asks) phrases.add(termsOf(phrase), aspect);
    return aspect;
  });

  return (question: Question, articleId: string): AspectFound | undefined => {
    const article = library.articles.get(articleId)!;
    const topic = rootsOfText(article.title);
    const names = library.topics
      .mentions(question)
      .filter(({ topics }) => topics.some((one) => one.articleId === articleId));
    // "After my operation" asks for nothing of the page on operations.
    const found = phrases.in(question.words).filter(({ at, length }) => {
      const isNamed = names.some(({ start, end }) => start <= at && at + length <= end);
      return !isNamed && !question.words.slice(at, at + length).every((word) => topic.has(root(word)));
    });
    const asking = aspects.flatMap((aspect) => {
      const spans = found.flatMap(({ at, length, value }) => (value === aspect ? [{ at, end: at + length }] : []));
      return spans.length > 0 ? [{ ...aspect, spans }] : [];
    });
    const modifiers = asking.filter(({ kinds }) => kinds.length === 0);
    for (const matter of asking.filter((one) => one.kinds.length > 0 && asksAlone(question, one))) {
      const says = [matter.says, ...modifiers.map((one) => one.says)];
      const section = best(
        matter.kinds.flatMap((kind) => article.sections.filter((one) => one.kind === kind)),
        (one) => fit(articleId, one, says, topic),
      );
      if (section) return { sectionId: section.id, says, asked: placesOf([matter, ...modifiers]) };
    }
    return modifiers.length > 0 ? { says: modifiers.map((one) => one.says), asked: placesOf(modifiers) } : undefined;
  };
}

/** No other kind of section is asked for than by the aspect's own words: "How do I avoid catching it?" asks for another. */
function asksAlone({ asks }: Question, { spans }: Asking): boolean {
  return asks.every(
    ({ at, length, kind }) => formal.has(kind) || spans.some((span) => span.at <= at && at + length <= span.end),
  );
}

/**
 * How well a section speaks of a matter: by its best sentence, then its heading (one that names the topic is the more
 * general). 0: not at all.
 */
function fit(
  articleId: string,
  section: Section,
  [matter = [], ...modifiers]: readonly Says[],
  topic: ReadonlySet<string>,
): number {
  const held = sentencesOf(articleId, section)
    .map(({ text }) => rootsOfText(text))
    .filter((roots) => holds(matter, roots))
    .map((roots) => 1 + modifiers.filter((says) => holds(says, roots)).length);
  // An id is a short heading: `living`, `risks`.
  const heading = rootsOfText(`${section.heading} ${section.id}`);
  const inHeading = holds(matter, heading);
  if (held.length === 0 && !inHeading) return 0;
  const headed = inHeading ? 0.5 + ([...topic].some((one) => heading.has(one)) ? 0.2 : 0) : 0;
  return Math.max(1, ...held) + headed;
}

/** The first of the best; undefined where none fits. */
function best<T>(items: readonly T[], fitOf: (item: T) => number): T | undefined {
  let [found, top]: [T | undefined, number] = [undefined, 0];
  for (const item of items) {
    const score = fitOf(item);
    if (score > top) [found, top] = [item, score];
  }
  return found;
}

const placesOf = (aspects: readonly Asking[]): Set<number> =>
  new Set(
    aspects.flatMap(({ spans }) =>
      spans.flatMap(({ at, end }) => Array.from({ length: end - at }, (_, step) => at + step)),
    ),
  );
