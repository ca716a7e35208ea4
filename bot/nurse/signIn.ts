import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { cleanName } from '../../nurseline/text.js';
import type { Clock } from '../../storage/clock.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares two secrets in a time that tells nothing about either, lengths included. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

/** How long a printed sign-in link may be used. Milliseconds. */
export const codeLife = 60 * 60_000;

export interface SignIn {
  /** A new one-time code for a link; any code before it is void. */
  code(): string;
  /** The nurse's cleaned name, or why not. A code is used up only by a good name. */
  redeem(code: string, name: string): { name: string } | 'bad-code' | 'bad-name';
}

/** Demo sign-in: one code at a time, good once and for an hour, kept in memory only. */
export function createSignIn({ clock }: { clock: Clock }): SignIn {
  let current: { code: string; until: number } | undefined;
  return {
    code() {
      current = { code: randomBytes(24).toString('base64url'), until: clock.now() + codeLife };
      return current.code;
    },
    redeem(code, name) {
      if (!current || clock.now() > current.until || !sameSecret(code, current.code)) return 'bad-code';
      const cleaned = cleanName(name);
      if (cleaned === null) return 'bad-name';
      current = undefined;
      return { name: cleaned };
    },
  };
}

/** Nurses by bearer token, from `NURSE_DEMO_TOKEN`: `name:token,name:token`, or one bare token for "Nurse". */
export function readTokens(setting: string | undefined): Array<{ name: string; token: string }> {
  return (setting ?? '')
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const colon = pair.indexOf(':');
      const name = colon < 0 ? 'Nurse' : cleanName(pair.slice(0, colon));
      const token = pair.slice(colon + 1).trim();
      if (name === null || token === '') throw new Error('NURSE_DEMO_TOKEN must be name:token pairs, parted by commas');
      return { name, token };
    });
}
