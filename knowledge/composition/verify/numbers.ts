import { singleWords, tokensOf } from './canonical.js';
import type { Check } from './check.js';

/**
 * Numbers, units and frequencies must be the same ones, as often.
 * @param figures words and signs that count or measure; digits always do
 */
export function numbersAgree(figures: readonly string[]): Check {
  const known = new Set(figures.flatMap(tokensOf));
  const isFigure = (word: string) => /^\p{N}/u.test(word) || known.has(word);
  return ({ statement, source }) => {
    const [said, written] = [statement, source].map((words) => singleWords(words).filter(isFigure).sort().join(' '));
    return said === written ? null : 'number-differs';
  };
}
