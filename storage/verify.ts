import { verifyChain, type BrokenEntry } from './ledger.js';
import type { Store } from './types.js';

const conversationsAtOnce = 200;
/** A running service writes between two reads: only what stays broken is broken. */
const looks = 3;

/** Checks the chain of every conversation; works while the service runs. */
export async function verifyLedger(
  store: Pick<Store, 'conversationIds' | 'ledger' | 'ledgerHead'>,
): Promise<{ conversations: number; entries: number; broken: BrokenEntry[] }> {
  const broken: BrokenEntry[] = [];
  let conversations = 0;
  let entries = 0;
  let after = '';
  for (;;) {
    const ids = await store.conversationIds(after, conversationsAtOnce);
    for (const id of ids) {
      const result = await verifyOne(store, id);
      conversations += 1;
      entries += result.entries;
      if (result.broken) broken.push(result.broken);
    }
    if (ids.length < conversationsAtOnce) return { conversations, entries, broken };
    after = ids.at(-1)!;
  }
}

async function verifyOne(
  store: Pick<Store, 'ledger' | 'ledgerHead'>,
  id: string,
): Promise<{ entries: number; broken: BrokenEntry | null }> {
  let entries = 0;
  let broken: BrokenEntry | null = null;
  for (let look = 0; look < looks; look += 1) {
    const rows = await store.ledger(id);
    const head = await store.ledgerHead(id);
    entries = rows.length;
    broken = verifyChain(id, rows, head);
    if (!broken) break;
  }
  return { entries, broken };
}
