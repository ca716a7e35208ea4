/** "It's for my son": whom the conversation is about, where a message says only that. */
import { personOf } from './relations.js';
import { adultFrom } from './protocol/selection.js';
import { readQuantity } from './quantity.js';
import type { Token } from './tokens.js';
import type { Subject } from './types.js';

/** The person named, or a child where only a child's age is said ("it's for my 3 year old"). */
export function aboutWhom(tokens: readonly Token[]): Subject | undefined {
  const named = tokens.map(({ text }) => personOf(text)?.subject).find((subject) => subject !== undefined);
  if (named !== undefined) return named;
  const ages = tokens.flatMap((_, at) => readQuantity('age', [...tokens], at)?.value ?? []);
  return ages.some((age) => age < adultFrom) ? 'child' : undefined;
}
