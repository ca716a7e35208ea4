import type { Section } from '../articles.js';
import type { Content, ServedArticle } from '../load.js';
import { Bm25Index, type Indexed } from './bm25.js';
import { everydayWords } from './english.js';
import { createAudienceReader, type AudienceReader, type Audiences } from './audiences.js';
import { createLightTest } from './light.js';
import { createMatterTest, type MatterTest } from './matter.js';
import { namesOf, sectionPassages } from './passages.js';
import type { Passage } from './passages.js';
import { createQuestionReader, type QuestionReader } from './question.js';
import { createRanking, type Subject } from './ranking.js';
import { remember } from './remember.js';
import { createSpeller, type Spelt } from './spelling.js';
import { atOnce, type Steps } from './steps.js';
import { TopicNames } from './topics.js';
import { root, stem, termsOf, tokens } from './words.js';

/** The vetted articles of one locale, indexed in memory: read-only once built. */
export interface Library {
  articles: ReadonlyMap<string, ServedArticle>;
  passages: ReadonlyMap<string, Passage>;
  topics: TopicNames;
  /** Reads messages with the library's own words in mind. */
  reader: QuestionReader;
  rank: ReturnType<typeof createRanking>;
  /** Tells by words alone whether a message is a matter of health. */
  matter: MatterTest;
  /** Whether a word of a question says nothing that a page could speak of. */
  isLight: ReturnType<typeof createLightTest>;
  audiences: AudienceReader;
  /** How telling a word is: 0 for a word in every passage, highest for one in none. */
  idf(word: string): number;
  /** Whether a stemmed word stands in the name of a topic. */
  isName(word: string): boolean;
  /** All stemmed telling words of the names of an article. */
  nameWordsOf(articleId: string): ReadonlySet<string>;
  /** What a word that the library does not know was meant to be. */
  spell(word: string): Spelt | undefined;
  section(articleId: string, sectionId: string): Section | undefined;
  /** The passages of one section, in order. */
  passagesOf(articleId: string, sectionId: string): readonly Passage[];
  /** Whether a section speaks of all these people. */
  speaksOf(audiences: Audiences, articleId: string, sectionId: string): boolean;
  /** Whether a section's heading is about people, none of them these, that its article is not about. */
  isForOthers(audiences: Audiences, articleId: string, sectionId: string): boolean;
  /** Roots of all words of a section, its heading and its article's names. */
  rootsOf(articleId: string, sectionId: string): ReadonlySet<string>;
}

/** Sections whose roots are kept: a library of a hospital's size whole, one of a publisher's in parts. */
const mostRoots = 2_000;

type LibraryContent = Pick<Content, 'articles' | 'retrieval'>;

export const buildLibrary = (content: LibraryContent, locale: string): Library =>
  atOnce(libraryBuilding(content, locale));

/** Builds a library step by step: a change of content must not hold up the patients who write meanwhile. */
export function* libraryBuilding({ articles: all, retrieval }: LibraryContent, locale: string): Steps<Library> {
  const articles = all.filter((article) => article.locale === locale);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const shelf = new Shelf();
  const stopWords = new Set(retrieval.stop_words.flatMap(termsOf));
  for (const article of articles) {
    shelf.add(article, stopWords);
    yield;
  }
  const index = yield* Bm25Index.building(shelf.indexed, retrieval.bm25);
  const inNames = new Set(shelf.subjects.flatMap(({ names }) => names.flat()));
  const medicines = new Set(retrieval.medicine_names.flatMap(termsOf));
  yield;
  const speller = createSpeller(
    {
      uses: (word) => index.uses(word),
      words: () => index.words(),
      isName: (word) => inNames.has(word),
      medicines,
      known: new Set(
        [
          ...retrieval.off_topic_words,
          ...retrieval.health_words,
          ...retrieval.stop_words,
          ...retrieval.aspects.flatMap(({ asks }) => asks),
        ].flatMap(termsOf),
      ),
    },
    retrieval.spelling,
  );
  const { everyday, everyday_in_name: everydayInName } = retrieval.weights;
  const reader = createQuestionReader(retrieval, {
    respell: (word) => speller(word) ?? { meant: [word], isSure: true },
    weight: (word) => (everydayWords.has(word) ? (inNames.has(word) ? everydayInName : everyday) : 1),
  });
  const audiences = createAudienceReader(retrieval.audiences);
  const roots = remember(mostRoots, (place) => {
    const [articleId = '', sectionId] = place.split('#');
    const article = byId.get(articleId);
    const section = article?.sections.find(({ id }) => id === sectionId);
    return new Set(article && section ? tokens(`${headOf(article, section)} ${section.text}`).map(root) : []);
  });
  const rootsOf = (articleId: string, sectionId: string) => roots(`${articleId}#${sectionId}`);
  return {
    articles: byId,
    passages: shelf.passages,
    topics: new TopicNames(articles),
    reader,
    rank: createRanking(index, shelf.subjects, retrieval.ranking),
    matter: createMatterTest(retrieval),
    audiences,
    speaksOf: (asked, articleId, sectionId) =>
      [...asked].every((group) => audiences.isIn(group, rootsOf(articleId, sectionId))),
    isForOthers(asked, articleId, sectionId) {
      const article = byId.get(articleId)!;
      const ofArticle = audiences.named(namesOf(article).flatMap(termsOf));
      const about = audiences.named(termsOf(article.sections.find(({ id }) => id === sectionId)!.heading));
      return about.size > 0 && ![...about].some((group) => asked.has(group) || ofArticle.has(group));
    },
    isLight: createLightTest(retrieval),
    idf: (word) => index.idf(stem(word)),
    isName: (word) => inNames.has(word),
    nameWordsOf: (articleId) => shelf.nameWords.get(articleId) ?? new Set(),
    spell: speller,
    section: (articleId, sectionId) => byId.get(articleId)?.sections.find((section) => section.id === sectionId),
    passagesOf: (articleId, sectionId) => shelf.bySection.get(`${articleId}#${sectionId}`) ?? [],
    rootsOf,
  };
}

/** Articles taken apart into what is indexed and looked up. */
class Shelf {
  readonly passages = new Map<string, Passage>();
  readonly bySection = new Map<string, Passage[]>();
  /** Article → all telling words of its names. */
  readonly nameWords = new Map<string, Set<string>>();
  readonly indexed: Indexed[] = [];
  /** Beside `indexed`, row by row. */
  readonly subjects: Subject[] = [];

  add(article: ServedArticle, stopWords: ReadonlySet<string>): void {
    const ownNames = Object.values(article.section_names ?? {}).flat();
    const names = [...namesOf(article), ...ownNames].flatMap((name) => {
      const telling = [...new Set(termsOf(name).filter((word) => !stopWords.has(word)))];
      return telling.length > 0 ? [telling] : [];
    });
    this.nameWords.set(article.id, new Set(names.flat()));
    for (const section of article.sections) {
      const place = `${article.id}#${section.id}`;
      const head = headOf(article, section);
      const parts = sectionPassages(article.id, section);
      this.bySection.set(place, parts);
      for (const passage of parts) {
        this.passages.set(passage.id, passage);
        this.indexed.push({ id: passage.id, group: article.id, head, body: passage.text });
        this.subjects.push({ names, kind: section.kind });
      }
    }
  }
}

/** What a section is about: names of its article, its own names, its heading. */
function headOf(article: ServedArticle, section: Section): string {
  return [...namesOf(article), ...(article.section_names?.[section.id] ?? []), section.heading].join(' ');
}
