import type { Canonical } from './canonical.js';
import type { Check } from './check.js';

/**
 * Phrases that only the passage may bring in: reassurance, a diagnosis, a dose.
 * @param kind the reason given
 */
export function neverAdded(kind: string, phrases: readonly string[], canonical: Canonical): Check {
  const wanted = phrases.map((phrase) => row(canonical(phrase)));
  return ({ statement, source }) => {
    const [said, written] = [row(statement), row(source)];
    return wanted.some((phrase) => said.includes(phrase) && !written.includes(phrase)) ? kind : null;
  };
}

const row = (words: readonly string[]) => ` ${words.join(' ')} `;
