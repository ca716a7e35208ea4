import type { Selectable } from 'kysely';
import { one, type Body } from '../engine.js';
import type { ConversationTable } from '../schema.js';
import { locked, statement } from '../statement.js';

export type ConversationRow = Omit<Selectable<ConversationTable>, 'state'>;

const columns = [
  'id',
  'channel',
  'version',
  'seq',
  'key_no',
  'patient_hash',
  'lease_owner',
  'lease_until',
  'fence',
  'send_owner',
  'send_until',
  'ledger_n',
  'ledger_hash',
  'ledger_at',
  'created_at',
  'last_at',
  'reference',
] as const;

const lockRow = statement(['id'], (db, p, dialect) =>
  locked(db.selectFrom('conversation').select(columns).where('id', '=', p.id), dialect),
);
const row = statement(['id'], (db, p) => db.selectFrom('conversation').select(columns).where('id', '=', p.id));
const stateOf = statement(['id'], (db, p) => db.selectFrom('conversation').select('state').where('id', '=', p.id));

/** The conversation's row, held against other writers until the transaction ends. */
export function* lockConversation(id: string): Body<ConversationRow | undefined> {
  return yield* one(lockRow, { id });
}

export function* readConversation(id: string): Body<ConversationRow | undefined> {
  return yield* one(row, { id });
}

/** The sealed state, apart from the row: only a turn needs it, and it is long. */
export function* readState(id: string): Body<Buffer | null> {
  return (yield* one(stateOf, { id }))?.state ?? null;
}

/** Where a sealed value stands; opening it elsewhere fails. */
export const places = {
  reference: 'conversation.reference',
  state: 'conversation.state',
  activity: (seq: number) => `activity:${seq}`,
  reasons: (caseId: string) => `nurse_case.reasons:${caseId}`,
  contact: (caseId: string) => `nurse_case.contact:${caseId}`,
  outcome: (caseId: string) => `nurse_case.outcome:${caseId}`,
  result: (caseId: string, actKey: string) => `nurse_act.result:${caseId}:${actKey}`,
  ledger: (n: number) => `ledger.sealed:${n}`,
  feedback: (answer: number) => `feedback.detail:${answer}`,
};
