import { singleWords, tokensOf } from './canonical.js';
import type { Check } from './check.js';

/**
 * Words of one class ("not", "never", "without", …) must stand in the statement as in the source: the same ones, as often.
 * Their order is for wording.ts to judge.
 * @param name reason given for a difference: `<name>-differs`
 */
export function agreementOn(name: string, members: readonly string[]): Check {
  const inClass = new Set(members.flatMap(tokensOf).filter((word) => /\p{L}/u.test(word)));
  return ({ statement, source }) => {
    const [said, written] = [statement, source].map((words) => singleWords(words).filter((word) => inClass.has(word)));
    return said!.sort().join(' ') === written!.sort().join(' ') ? null : `${name}-differs`;
  };
}
