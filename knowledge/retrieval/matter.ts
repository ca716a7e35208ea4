import { longestRead } from './question.js';
import type { RetrievalSettings } from './settings.js';
import { termsOf } from './words.js';

/** Longer messages tell a story, and may hide an illness among everyday words. */
const offTopicWords = 25;

export interface MatterTest {
  /** A short message of everyday words and no health word. Unsure means no: nobody ill may be waved away. */
  isOffTopic(text: string): boolean;
  /** The message has a word that is about health whatever else it says. */
  isHealth(text: string): boolean;
}

/** Tells by words alone whether a message is a matter of health at all: word lists of `retrieval.yaml`. */
export function createMatterTest(
  settings: Pick<RetrievalSettings, 'off_topic_words' | 'health_words' | 'health_endings'>,
): MatterTest {
  const everyday = new Set(settings.off_topic_words.flatMap(termsOf));
  const health = new Set(settings.health_words.flatMap(termsOf));
  const ofHealth = (word: string) =>
    health.has(word) ||
    settings.health_endings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending));
  return {
    isOffTopic(text) {
      const words = termsOf(text.slice(0, longestRead));
      return words.length <= offTopicWords && words.some((word) => everyday.has(word)) && !words.some(ofHealth);
    },
    isHealth: (text) => termsOf(text.slice(0, longestRead)).some(ofHealth),
  };
}
