import { createHash } from 'node:crypto';

/** What fits into an index of either engine with room to spare. */
const longest = 300;

/** A key that a client made, fit for a unique column: as it is where it is short, else its hash (SHA-256). */
export function boundedKey(key: string): string {
  return key.length <= longest ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;
}
