import { RunnableLambda, RunnableSequence } from '@langchain/core/runnables';
import type { Document } from 'langchain';
import type { SectionKind } from '../articles.js';
import type { Composer, Composition, Delivered } from '../composition/composed.js';
import type { Content } from '../load.js';
import { isoDay } from '../load.js';
import { fill, placeValues } from '../places.js';
import type { Place as CountryPlace } from '../places.js';
import { composeAnswer } from './composeAnswer.js';
import { gate } from './gate.js';
import type { Gated, Place } from './gate.js';
import { buildLibrary } from './library.js';
import type { Library } from './library.js';
import { joinPassages, sentencesOf } from './passages.js';
import { forbidTracing } from './noTracing.js';
import { LibraryRetriever } from './retriever.js';
import type { PassageMetadata } from './retriever.js';
import { createUnderstanding } from './understand.js';
import type { Asked } from './understand.js';
import { verify } from './verify.js';
import type { Fault } from './verify.js';

/** A vetted section, word for word, with all that a citation needs. */
export interface Answered {
  kind: 'answer';
  articleId: string;
  title: string;
  /** The section's heading. */
  section: string;
  sectionId: string;
  sectionKind: SectionKind;
  version: string;
  /** `YYYY-MM-DD` */
  reviewBy: string;
  sources: readonly string[];
  status: 'sample' | 'approved';
  /** What is shown, word for word the section's unless `parts` says otherwise; paragraphs and "- " lists. */
  text: string;
  /** Ids of the sentences shown. */
  sentences: readonly string[];
  /** What a composer put together, in order; empty where the section stands whole. Placeholders are not filled. */
  parts: readonly Delivered[];
  composition: Composition;
  /** A model thinks that somebody may be in danger: may cause a check, never a level. */
  concern: boolean;
  /** Id of the sentence that answers, where one stands out: see `answeringSentence`. */
  highlight?: string;
  /** Path of the article's page. */
  url: string;
}

/** A topic that the patient may have meant: ask again with `answerSection`. */
export interface TopicChoice {
  articleId: string;
  title: string;
  section: string;
  sectionId: string;
}

export type Answer =
  Answered | { kind: 'not-covered' } | { kind: 'off-topic' } | { kind: 'which'; topics: readonly TopicChoice[] };

export interface AnswererOptions {
  place: CountryPlace;
  /** Told when a text fails verification: no patient text in it. */
  onFault: (fault: { fault: Fault; articleId: string; sectionId: string }) => void;
  /** Chooses among the sentences of the section and its article; without one the section is shown whole. */
  composer?: Composer;
}

interface AnswerContext {
  /** Articles of this locale only: an answer in another language is not an answer. */
  locale: string;
  /** UTC milliseconds: articles past their review date are not served. */
  now: number;
}

export interface AskContext extends AnswerContext {
  /** Opaque key of whoever's budget pays for a model; without it none is asked. */
  payer?: string;
  /** Ends a model call that is no longer wanted. */
  signal?: AbortSignal;
}

export interface Answerer {
  /** The question speaks of everyday things and of no illness: by the words of `retrieval.yaml`. */
  isOffTopic(question: string, context: Pick<AnswerContext, 'locale'>): boolean;
  /** Answers a question from vetted articles, or says honestly that it cannot. */
  answer(question: string, context: AskContext): Promise<Answer>;
  /** The section that the patient picked from a choice, verified in the same way. */
  answerSection(place: Place, context: AnswerContext): Answer;
}

/** Builds the index once. The chain: understand → retrieve → gate → compose → verify → cite. Only a composer asks a model. */
export function createAnswerer(content: Pick<Content, 'articles' | 'retrieval'>, options: AnswererOptions): Answerer {
  forbidTracing(process.env);
  const settings = content.retrieval;
  const { onFault } = options;
  const values = placeValues(options.place);
  const locales = new Set(content.articles.map((article) => article.locale));
  const perLocale = new Map([...locales].map((locale) => [locale, prepare(locale)]));

  function prepare(locale: string) {
    const library = buildLibrary(content, locale);
    const understand = createUnderstanding(library, settings);
    const retrieve = async (asked: Asked): Promise<{ asked: Asked; documents: Document<PassageMetadata>[] }> => {
      const retriever = new LibraryRetriever({ library, depth: settings.depth, only: new Set(asked.topics.keys()) });
      return { asked, documents: await retriever.invoke(asked.query) };
    };
    const chain = RunnableSequence.from<Asked, Gated>([
      RunnableLambda.from(retrieve),
      RunnableLambda.from(({ asked, documents }: { asked: Asked; documents: Document<PassageMetadata>[] }) =>
        gate(asked, documents, library, settings),
      ),
    ]);
    return { library, understand, chain };
  }

  function cite(place: Place, library: Library, now: number): Answer {
    const { articleId, sectionId } = place;
    const text = fill(
      joinPassages(library.passagesOf(articleId, sectionId)),
      values,
      `section ${articleId}#${sectionId}`,
    );
    const fault = verify({ articleId, sectionId, text }, library, values, isoDay(now));
    if (fault) {
      onFault({ fault, articleId, sectionId });
      return { kind: 'not-covered' };
    }
    const article = library.articles.get(articleId)!;
    const section = library.section(articleId, sectionId)!;
    return {
      kind: 'answer',
      articleId,
      title: article.title,
      section: section.heading,
      sectionId,
      sectionKind: section.kind,
      version: article.version,
      reviewBy: article.review_by,
      sources: article.sources,
      status: article.approval,
      text,
      sentences: sentencesOf(articleId, section).map((sentence) => sentence.id),
      url: `/articles/${articleId}#${sectionId}`,
      parts: [],
      composition: { mode: 'section' },
      concern: false,
    };
  }

  const choice = (library: Library, { articleId, sectionId }: Place): TopicChoice => ({
    articleId,
    title: library.articles.get(articleId)!.title,
    section: library.section(articleId, sectionId)!.heading,
    sectionId,
  });

  return {
    isOffTopic: (question, { locale }) => perLocale.get(locale)?.understand(question).kind === 'off-topic',
    async answer(question, context) {
      const { locale, now } = context;
      const own = perLocale.get(locale);
      if (!own) return { kind: 'not-covered' };
      const understood = own.understand(question);
      if (understood.kind !== 'asked') return understood;
      const gated = await own.chain.invoke(understood.asked);
      if (gated.kind === 'section') {
        const section = cite(gated.place, own.library, now);
        return section.kind === 'answer'
          ? composeAnswer(section, { ...context, question, library: own.library, values, onFault }, options.composer)
          : section;
      }
      return gated.kind === 'which'
        ? { kind: 'which', topics: gated.places.map((place) => choice(own.library, place)) }
        : gated;
    },
    answerSection(place, { locale, now }) {
      const own = perLocale.get(locale);
      // The page may have been withdrawn since the patient was asked which.
      if (!own?.library.articles.has(place.articleId)) return { kind: 'not-covered' };
      return cite(place, own.library, now);
    },
  };
}
