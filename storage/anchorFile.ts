import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { LedgerHead, Ms } from './types.js';

/** One line of the anchor file: the heads that moved, and the hash of the line before. */
export interface AnchorLine {
  at: Ms;
  /** Conversation id, number and hash (hex) of its last entry. */
  heads: Array<[conversationId: string, n: number, hash: string]>;
  previous: string;
}

/** What the first line points at. */
export const firstAnchor = 'start';

export const hashOfLine = (text: string) => createHash('sha256').update(text).digest('hex');

const macOf = (key: Buffer, { at, heads, previous }: AnchorLine) =>
  createHmac('sha256', key)
    .update(JSON.stringify([at, heads, previous]))
    .digest('hex');

/** A line without its line end. The keyed hash keeps who can write the file, but has no key, from writing a line. */
export function formatAnchor(key: Buffer, at: Ms, heads: LedgerHead[], previous: string): string {
  const line: AnchorLine = {
    at,
    heads: heads.map(({ conversationId, n, hash }) => [conversationId, n, hash.toString('hex')]),
    previous,
  };
  return JSON.stringify({ ...line, mac: macOf(key, line) });
}

/** The line, or null where it was not written under this key. */
export function parseAnchor(key: Buffer, text: string): AnchorLine | null {
  let parsed: AnchorLine & { mac: unknown };
  try {
    parsed = JSON.parse(text) as AnchorLine & { mac: unknown };
  } catch {
    return null;
  }
  const expected = Buffer.from(macOf(key, parsed));
  const found = Buffer.from(String(parsed.mac));
  return found.length === expected.length && timingSafeEqual(found, expected) ? parsed : null;
}

/** The finished lines: what a crash left after the last line end was never confirmed. */
export const finishedLines = (content: string) => content.split('\n').slice(0, -1);
