import { RunnableLambda, RunnableSequence } from '@langchain/core/runnables';
import type { Document } from 'langchain';
import type { Composer } from '../composition/composed.js';
import type { Content } from '../load.js';
import { placeValues } from '../places.js';
import type { Place as CountryPlace } from '../places.js';
import type { Answer } from './answer.js';
import { choose, cite } from './cite.js';
import { composeAnswer } from './composeAnswer.js';
import { gate } from './gate.js';
import type { Gated, Place } from './gate.js';
import { createLead } from './lead.js';
import { libraryBuilding, type Library } from './library.js';
import { createNearby } from './nearby.js';
import { forbidTracing } from './noTracing.js';
import { LibraryRetriever } from './retriever.js';
import type { PassageMetadata } from './retriever.js';
import { atOnce, type Steps } from './steps.js';
import { createUnderstanding } from './understand.js';
import type { Asked } from './asked.js';
import type { Fault } from './verify.js';

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
  /** Article of the last answer, which a follow-up goes on about. */
  topic?: string;
}

export interface Answerer {
  /** The question speaks of everyday things and of no illness: by the words of `retrieval.yaml`. */
  isOffTopic(question: string, context: Pick<AnswerContext, 'locale'>): boolean;
  /** Answers a question from vetted articles, or says honestly that it cannot. */
  answer(question: string, context: AskContext): Promise<Answer>;
  /** The section that the patient picked from a choice, verified in the same way. */
  answerSection(place: Place, context: AnswerContext): Answer;
}

type AnswererContent = Pick<Content, 'articles' | 'retrieval'>;

/** Builds the index at once. */
export const createAnswerer = (content: AnswererContent, options: AnswererOptions): Answerer =>
  atOnce(answererBuilding(content, options));

/**
 * Builds the index step by step, for a service that answers meanwhile. The chain: understand → retrieve → gate →
 * compose → verify → cite. Only a composer asks a model.
 */
export function* answererBuilding(content: AnswererContent, options: AnswererOptions): Steps<Answerer> {
  forbidTracing(process.env);
  const settings = content.retrieval;
  const { onFault } = options;
  const values = placeValues(options.place);
  const locales = new Set(content.articles.map((article) => article.locale));
  const perLocale = new Map<string, ReturnType<typeof prepare>>();
  for (const locale of locales) perLocale.set(locale, prepare(yield* libraryBuilding(content, locale)));

  function prepare(library: Library) {
    const understand = createUnderstanding(library, settings);
    const retrieve = async (asked: Asked): Promise<{ asked: Asked; documents: Document<PassageMetadata>[] }> => {
      const retriever = new LibraryRetriever({
        library,
        limit: settings.ranking.depth,
        only: new Set(asked.topics.keys()),
      });
      return { asked, documents: await retriever.invoke(asked.query) };
    };
    const chain = RunnableSequence.from<Asked, Gated>([
      RunnableLambda.from(retrieve),
      RunnableLambda.from(({ asked, documents }: { asked: Asked; documents: Document<PassageMetadata>[] }) =>
        gate(asked, documents, library, settings),
      ),
    ]);
    return { library, understand, chain, nearby: createNearby(library, settings), lead: createLead(library, settings) };
  }

  return {
    isOffTopic: (question, { locale }) => perLocale.get(locale)?.understand(question).kind === 'off-topic',
    async answer(question, context) {
      const { locale, now } = context;
      const own = perLocale.get(locale);
      if (!own) return { kind: 'not-covered' };
      const { library } = own;
      const understood = own.understand(question, context.topic);
      if (understood.kind === 'off-topic' || understood.kind === 'not-covered') return understood;
      if (understood.kind === 'other-page')
        return choose('about', [overviewOf(understood.articleId, library)], library);
      const asked = understood.kind === 'asked' ? understood.asked : undefined;
      let gated: Gated = asked ? await own.chain.invoke(asked) : { kind: 'not-covered' };
      const led = asked && gated.kind !== 'section' ? own.lead(question, asked) : undefined;
      if (led) gated = { kind: 'section', place: led };
      if (gated.kind === 'not-covered') {
        const places = own.nearby(question);
        return places.length > 0 ? choose('about', places, library) : gated;
      }
      if (asked?.isDoubtful) return choose('spelling', gated.kind === 'which' ? gated.places : [gated.place], library);
      if (gated.kind === 'which') return choose('which', gated.places, library);
      const { unnamed = [], said = [], says = [] } = asked ?? {};
      const words = [...unnamed, ...said];
      const section = cite(gated.place, { library, now, values, onFault, words, says, settings });
      return section.kind === 'answer'
        ? composeAnswer(section, { ...context, question, library, values, onFault }, options.composer)
        : section;
    },
    answerSection(place, { locale, now }) {
      const own = perLocale.get(locale);
      // The page may have been withdrawn since the patient was asked which.
      if (!own?.library.articles.has(place.articleId)) return { kind: 'not-covered' };
      return cite(place, { library: own.library, now, values, onFault, words: [], says: [], settings });
    },
  };
}

const overviewOf = (articleId: string, { articles }: Library): Place => {
  const { sections } = articles.get(articleId)!;
  return { articleId, sectionId: (sections.find(({ kind }) => kind === 'overview') ?? sections[0]!).id };
};
