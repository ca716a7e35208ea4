/**
 * The tables, as Kysely sees them; one description for SQLite and PostgreSQL.
 * Times are UTC milliseconds, booleans 0 or 1. A Buffer column is sealed (see seal.ts) unless it is a hash or a wrapped key.
 */

export interface ConversationTable {
  id: string;
  channel: string;
  /** Raised by commits and nurse actions; a commit under an older one is stale. */
  version: number;
  /** Last number given to an activity of patient, assistant or nurse. */
  seq: number;
  /** The data key that new text is sealed under. */
  key_no: number;
  patient_hash: string | null;
  lease_owner: string | null;
  lease_until: number;
  fence: number;
  send_owner: string | null;
  send_until: number;
  ledger_n: number;
  ledger_hash: Buffer | null;
  ledger_at: number;
  created_at: number;
  last_at: number;
  reference: Buffer;
  state: Buffer | null;
}

interface DataKeyTable {
  conversation_id: string;
  key_no: number;
  wrapped: Buffer;
}

interface InboxTable {
  conversation_id: string;
  seq: number;
  inbox_key: string;
  activity_id: string;
  urgent: number;
  status: 'pending' | 'done' | 'parked';
  attempts: number;
  at: number;
  /** Only for activities that are not in the transcript; dropped when done. */
  activity: Buffer | null;
}

interface MessageTable {
  conversation_id: string;
  seq: number;
  id: string;
  author: 'patient' | 'assistant' | 'nurse' | 'system';
  author_name: string | null;
  at: number;
  activity: Buffer;
}

/** What a connector still has to deliver; the words are in the message of the same seq. */
interface OutboxTable {
  conversation_id: string;
  seq: number;
  urgent: number;
  status: 'unsent' | 'sent' | 'parked';
  attempts: number;
  next_at: number;
  error: string | null;
}

export interface NurseCaseTable {
  conversation_id: string;
  id: string;
  number: string;
  episode_id: string;
  priority: 'P1' | 'P2' | 'P3' | 'P4';
  state: 'open' | 'claimed' | 'closed';
  opened_at: number;
  due_at: number;
  version: number;
  claimed_by: string | null;
  claimed_at: number | null;
  closed_at: number | null;
  reasons: Buffer;
  contact: Buffer | null;
  outcome: Buffer | null;
}

/** One row per nurse action, so that a repeat finds its first result. */
interface NurseActTable {
  conversation_id: string;
  case_id: string;
  act_key: string;
  nurse: string;
  verb: string;
  at: number;
  result: Buffer | null;
}

interface LedgerTable {
  conversation_id: string;
  n: number;
  at: number;
  kind: string;
  sealed: Buffer;
  previous: Buffer;
  hash: Buffer;
}

/** Tokens of language models, by UTC day. The payer is a keyed hash, or `site` for all of them together. */
interface ModelUsageTable {
  day: string;
  payer: string;
  tokens: number;
}

interface FeedbackTable {
  conversation_id: string;
  /** Seq of the message that was answered. */
  answer_seq: number;
  at: number;
  /** Which page it was and what was thought of it: what somebody reads about tells of their health. */
  detail: Buffer;
}

interface MetaTable {
  name: string;
  value: Buffer;
}

export interface Database {
  conversation: ConversationTable;
  data_key: DataKeyTable;
  inbox: InboxTable;
  message: MessageTable;
  outbox: OutboxTable;
  nurse_case: NurseCaseTable;
  nurse_act: NurseActTable;
  ledger: LedgerTable;
  model_usage: ModelUsageTable;
  feedback: FeedbackTable;
  meta: MetaTable;
}

export type Dialect = 'sqlite' | 'postgres';
