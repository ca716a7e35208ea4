import { createHash } from 'node:crypto';
import type { LedgerHead, LedgerRow } from './types.js';

/** What the first entry of a chain points at. */
export const chainStart = Buffer.alloc(32);

/**
 * The hash of one entry: SHA-256 over conversation id, number, time, kind, sealed detail and the previous hash, each
 * with its length in front. It covers the sealed bytes, so a chain verifies after its key was shredded.
 */
export function entryHash(entry: Omit<LedgerRow, 'hash'>): Buffer {
  const hash = createHash('sha256').update('careline-ledger-1');
  const parts = [entry.conversationId, String(entry.n), String(entry.at), entry.kind, entry.sealed, entry.previous];
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest();
}

export interface BrokenEntry {
  conversationId: string;
  /** Number of the first entry that is wrong or missing. */
  n: number;
  problem: 'missing' | 'edited' | 'not-linked' | 'beyond-head' | 'head-differs';
}

/**
 * Checks one chain against its conversation's head.
 * @param rows all entries in the order of their numbers.
 * @param head null where the conversation has no entries.
 * @returns the first broken entry, or null.
 */
export function verifyChain(conversationId: string, rows: LedgerRow[], head: LedgerHead | null): BrokenEntry | null {
  const broken = (n: number, problem: BrokenEntry['problem']) => ({ conversationId, n, problem });
  let previous: Buffer = chainStart;
  for (const [i, row] of rows.entries()) {
    const n = i + 1;
    if (row.n !== n || row.conversationId !== conversationId) return broken(n, 'missing');
    if (n > (head?.n ?? 0)) return broken(n, 'beyond-head');
    if (!row.previous.equals(previous)) return broken(n, 'not-linked');
    if (!row.hash.equals(entryHash(row))) return broken(n, 'edited');
    previous = row.hash;
  }
  if (!head) return null;
  if (rows.length < head.n) return broken(rows.length + 1, 'missing');
  return head.hash.equals(previous) ? null : broken(head.n, 'head-differs');
}
