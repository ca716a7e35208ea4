import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** One key per purpose, so that a stream ticket can never pass for a token or a cookie. */
export interface DirectLineKeys {
  token: Uint8Array;
  ticket: Uint8Array;
  cookie: Uint8Array;
  id: Uint8Array;
}

/** Derives the channel's keys from one secret of at least 16 bytes (HKDF-SHA-256). Throws on a shorter one. */
export function deriveKeys(secret: Buffer): DirectLineKeys {
  if (secret.length < 16) throw new Error('The Direct Line secret must have at least 16 bytes');
  const key = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, 'careline-directline', purpose, 32));
  return { token: key('token'), ticket: key('ticket'), cookie: key('cookie'), id: key('id') };
}

/** A short keyed hash (128 bits, base64url) of an id that must not be guessable. */
export function keyedId(keys: DirectLineKeys, ...parts: string[]): string {
  // JSON keeps the parts apart: ("a", "bc") and ("ab", "c") differ.
  return createHmac('sha256', keys.id).update(JSON.stringify(parts)).digest().subarray(0, 16).toString('base64url');
}

/** Compares two secrets in a time that does not depend on where they differ. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
