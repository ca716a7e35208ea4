import { root, tokens } from '../retrieval/words.js';
import { renderParts } from './render.js';
import type { Delivered } from './composed.js';
import type { Evidence } from './evidence.js';

/**
 * Whether parts answer a question as well as the section that would be shown without a model: of the question's telling
 * words they hold at least as many.
 */
export function answersAsWell(
  question: string,
  parts: readonly Delivered[],
  section: Evidence,
  functionWords: readonly string[],
): boolean {
  const empty = new Set(functionWords.flatMap(tokens).map(root));
  const asked = new Set(
    tokens(question)
      .map(root)
      .filter((word) => !empty.has(word)),
  );
  const held = (text: string) => {
    const words = new Set(tokens(`${section.title} ${section.heading} ${text}`).map(root));
    return [...asked].filter((word) => words.has(word)).length;
  };
  return held(renderParts(parts)) >= held(section.sentences.map(({ text }) => text).join(' '));
}
