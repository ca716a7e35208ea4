import type { RetrievalSettings } from './settings.js';
import { termsOf } from './words.js';

/**
 * Tells which words of a question say nothing that a page could speak of: "hardly", "dont", "Saturday", "at 54", "48
 * hours". They search like others, but no section fails for want of them.
 */
export function createLightTest(settings: Pick<RetrievalSettings, 'light_words'>): (word: string) => boolean {
  const light = new Set(settings.light_words.flatMap(termsOf));
  return (word) => light.has(word) || /^\d+$/.test(word);
}
