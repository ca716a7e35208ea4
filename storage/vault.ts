import { all, one, run, type Body } from './engine.js';
import { keyNoOf, type DataKey, type Sealer } from './seal.js';
import { statement } from './statement.js';
import type { Json } from './types.js';

const keysKept = 2_000;

const keyOf = statement(['conversationId', 'keyNo'], (db, p) =>
  db
    .selectFrom('data_key')
    .select('wrapped')
    .where('conversation_id', '=', p.conversationId)
    .where('key_no', '=', p.keyNo),
);
const addKey = statement(['conversationId', 'keyNo', 'wrapped'], (db, p) =>
  db.insertInto('data_key').values({ conversation_id: p.conversationId, key_no: p.keyNo, wrapped: p.wrapped }),
);
const dropKeys = statement(['conversationId', 'keyNo'], (db, p) =>
  db.deleteFrom('data_key').where('conversation_id', '=', p.conversationId).where('key_no', '<', p.keyNo),
);
const probeOf = statement([], (db) => db.selectFrom('meta').select('value').where('name', '=', 'key-probe'));
const addProbe = statement(['value'], (db, p) =>
  db
    .insertInto('meta')
    .values({ name: 'key-probe', value: p.value })
    .onConflict((c) => c.doNothing()),
);

/** Finds data keys and keeps the unwrapped ones that were used last. */
export class Vault {
  private readonly kept = new Map<string, DataKey>();

  constructor(readonly sealer: Sealer) {}

  /** Forgets every unwrapped key: after a roll-back a key read inside the transaction may never have existed. */
  clear(): void {
    this.kept.clear();
  }

  /** The key, or null where it was shredded. */
  *key(conversationId: string, no: number): Body<DataKey | null> {
    const id = `${no}:${conversationId}`;
    const known = this.kept.get(id);
    if (known) {
      this.kept.delete(id);
      this.kept.set(id, known);
      return known;
    }
    const key = yield* this.keyOnDisk(conversationId, no);
    if (!key) return null;
    this.kept.set(id, key);
    if (this.kept.size > keysKept) this.kept.delete(this.kept.keys().next().value!);
    return key;
  }

  /** The key as the database has it now, so that a shred by another process counts at once. */
  *keyOnDisk(conversationId: string, no: number): Body<DataKey | null> {
    const row = yield* one(keyOf, { conversationId, keyNo: no });
    return row ? this.sealer.unwrap(conversationId, no, row.wrapped) : null;
  }

  /** Makes and stores a key. It is kept only when it is read again, after this transaction stands. */
  *create(conversationId: string, no: number): Body<DataKey> {
    const { key, wrapped } = this.sealer.newDataKey(conversationId, no);
    yield* run(addKey, { conversationId, keyNo: no, wrapped });
    return key;
  }

  /** The key that new text of the conversation is sealed under. */
  *current(conversation: { id: string; key_no: number }): Body<DataKey> {
    const key = yield* this.key(conversation.id, conversation.key_no);
    if (!key) throw new Error('A conversation has no current data key');
    return key;
  }

  /** Opens a sealed column; null where there is nothing or its key was shredded. Throws SealBroken. */
  *open(conversationId: string, place: string, blob: Buffer | null): Body<Json> {
    if (!blob) return null;
    const key = yield* this.key(conversationId, keyNoOf(blob));
    return key ? this.sealer.open(key, place, blob) : null;
  }

  /** Deletes every key before `keyNo`: what is still sealed under them cannot be read again. */
  *shredBefore(conversationId: string, keyNo: number): Body<void> {
    yield* run(dropKeys, { conversationId, keyNo });
    for (const key of this.kept.values()) {
      if (key.conversationId === conversationId && key.no < keyNo) this.kept.delete(`${key.no}:${conversationId}`);
    }
  }

  /** Compares the master key with the database's probe, or leaves one in a new database. Throws WrongMasterKey. */
  *check(): Body<void> {
    if ((yield* all(probeOf, {})).length === 0) yield* run(addProbe, { value: this.sealer.probe() });
    this.sealer.checkProbe((yield* one(probeOf, {}))!.value);
  }
}
