import { contentOf, topicsIn, type Asked } from './asked.js';
import { createAspectReader } from './aspects.js';
import { createFollowUps } from './followUps.js';
import type { Library } from './library.js';
import { kindAsked } from './question.js';
import type { Question } from './question.js';
import type { RetrievalSettings } from './settings.js';
import { root, termsOf } from './words.js';

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
    const own = topicsIn(clause, library);
    const last = topic !== undefined && library.articles.has(topic) ? topic : undefined;
    const goesOn = own.topics.size > 0 && last !== undefined && followUps.goesOn(clause, last, own.named);
    if (goesOn) return goesOn;
    if (own.topics.size > 0) return { kind: 'asked', asked: own };
    if (own.neighbour) return { kind: 'not-covered' };
    const message = topicsIn(reader.whole(text), library);
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
          isDoubtful: message.isDoubtful,
          query,
          kind,
          otherNames: () => [],
        },
      };
    }
    if (message.topics.size > 0 || message.neighbour) return { kind: message.neighbour ? 'not-covered' : 'unnamed' };
    const followUp = last === undefined ? undefined : followUps.read(clause, last);
    return followUp ?? { kind: matter.isOffTopic(text) ? 'off-topic' : 'unnamed' };
  }

  return (text, topic) => {
    const clause = reader.asking(text);
    return withAspect(understand(clause, text, topic), clause);
  };
}
