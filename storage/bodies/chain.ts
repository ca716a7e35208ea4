import { all, one, run, type Body } from '../engine.js';
import { chainStart, entryHash } from '../ledger.js';
import { keyNoOf, type DataKey } from '../seal.js';
import { statement } from '../statement.js';
import type { LedgerEntry, LedgerHead, LedgerRow, Ms } from '../types.js';
import type { Vault } from '../vault.js';
import { places } from './conversation.js';

const insert = statement(['conversationId', 'n', 'at', 'kind', 'sealed', 'previous', 'hash'], (db, p) =>
  db.insertInto('ledger').values({
    conversation_id: p.conversationId,
    n: p.n,
    at: p.at,
    kind: p.kind,
    sealed: p.sealed,
    previous: p.previous,
    hash: p.hash,
  }),
);
const after = statement(['conversationId', 'afterN'], (db, p) =>
  db
    .selectFrom('ledger')
    .selectAll()
    .where('conversation_id', '=', p.conversationId)
    .where('n', '>', p.afterN)
    .orderBy('n'),
);
const ofKind = statement(['kind', 'first', 'last'], (db, p) =>
  db
    .selectFrom('ledger')
    .selectAll()
    .where('conversation_id', '>=', p.first)
    .where('conversation_id', '<=', p.last)
    .where('kind', '=', p.kind)
    .orderBy('conversation_id')
    .orderBy('n'),
);
const headOf = statement(['conversationId'], (db, p) =>
  db
    .selectFrom('conversation')
    .select(['id', 'ledger_n', 'ledger_hash'])
    .where('id', '=', p.conversationId)
    .where('ledger_n', '>', 0),
);
const headsSince = statement(['since'], (db, p) =>
  db
    .selectFrom('conversation')
    .select(['id', 'ledger_n', 'ledger_hash'])
    .where('ledger_at', '>=', p.since)
    .where('ledger_n', '>', 0),
);

/** Where a chain stands: how many entries, and the hash of the last. */
export interface ChainHead {
  n: number;
  hash: Buffer;
}

export const headOfRow = (row: { ledger_n: number; ledger_hash: Buffer | null }): ChainHead => ({
  n: row.ledger_n,
  hash: row.ledger_hash ?? chainStart,
});

/** Adds entries to the chain; the caller writes the new head to the conversation's row, which it holds. */
export function* append(vault: Vault, key: DataKey, head: ChainHead, entries: LedgerEntry[], at: Ms): Body<ChainHead> {
  const { conversationId } = key;
  let { n, hash: previous } = head;
  for (const { kind, actor, detail } of entries) {
    n += 1;
    const row = {
      conversationId,
      n,
      at,
      kind,
      sealed: vault.sealer.seal(key, places.ledger(n), { actor, detail }),
      previous,
    };
    const hash = entryHash(row);
    yield* run(insert, { ...row, hash });
    previous = hash;
  }
  return { n, hash: previous };
}

const toRow = ({
  conversation_id,
  ...row
}: Omit<LedgerRow, 'conversationId'> & { conversation_id: string }): LedgerRow => ({
  conversationId: conversation_id,
  ...row,
});

export function* ledgerRows(conversationId: string, afterN: number): Body<LedgerRow[]> {
  return (yield* all(after, { conversationId, afterN })).map(toRow);
}

export function* ledgerOfKind(kind: string, first: string, last: string): Body<LedgerRow[]> {
  return (yield* all(ofKind, { kind, first, last })).map(toRow);
}

type HeadRow = { id: string; ledger_n: number; ledger_hash: Buffer | null };
const toHead = (row: HeadRow): LedgerHead => ({ conversationId: row.id, ...headOfRow(row) });

export function* ledgerHead(conversationId: string): Body<LedgerHead | null> {
  const row = yield* one(headOf, { conversationId });
  return row ? toHead(row) : null;
}

export function* ledgerHeads(since: Ms): Body<LedgerHead[]> {
  return (yield* all(headsSince, { since })).map(toHead);
}

/** Opens an entry's detail with the key as it is on disk now; null where it was shredded. */
export function* openEntry(vault: Vault, row: LedgerRow): Body<{ actor: string; detail: unknown } | null> {
  const key = yield* vault.keyOnDisk(row.conversationId, keyNoOf(row.sealed));
  return key ? (vault.sealer.open(key, places.ledger(row.n), row.sealed) as { actor: string; detail: unknown }) : null;
}
