import { root, tokens } from '../retrieval/words.js';
import { renderParts } from './render.js';
import type { Delivered } from './composed.js';
import type { Evidence } from './evidence.js';
import type { StatementWords } from './settings.js';

/**
 * Whether parts answer a question as well as the section that would be shown without a model: they must hold a share of
 * the question's telling words that the section (or its heading) holds.
 */
export function answersAsWell(
  question: string,
  parts: readonly Delivered[],
  section: Evidence,
  words: Pick<StatementWords, 'function_words' | 'answers_share'>,
): boolean {
  const empty = new Set(words.function_words.flatMap(tokens).map(root));
  const asked = tokens(question)
    .map(root)
    .filter((word) => !empty.has(word));
  const held = (text: string) => {
    const said = new Set(tokens(`${section.title} ${section.heading} ${text}`).map(root));
    return new Set(asked.filter((word) => said.has(word))).size;
  };
  const whole = section.sentences.map(({ text }) => text).join(' ');
  return held(renderParts(parts)) >= words.answers_share * held(whole);
}
