import type { StatementWords } from '../settings.js';
import { singleWords } from './canonical.js';

/** Whether one sentence may go on into the next with ", and". Both in canonical form. */
export type MayJoin = (first: readonly string[], second: readonly string[]) => boolean;

/**
 * "Call us if it lasts. It gets worse at night." must not become "Call us if it lasts, and it gets worse at night": a
 * condition, a "not", a "may" of the first sentence may not be read to reach over the second.
 */
export function createJoining(words: StatementWords['joining']): MayJoin {
  const refused = new Set(words.refused);
  const fronting = new Set(words.fronting);
  const reaching = new Set(words.reaching);
  const subjects = new Set(words.subjects);
  return (first, second) => {
    const said = singleWords(first);
    if (fronting.has(said[0] ?? '') || said.some((word) => refused.has(word))) return false;
    return subjects.has(second[0] ?? '') || !said.some((word) => reaching.has(word));
  };
}
