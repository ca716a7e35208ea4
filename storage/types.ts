/**
 * The one typed interface to the store. SQLite and PostgreSQL stand behind it and pass the same contract tests.
 * Times are UTC milliseconds since the epoch. Everything typed `Json` is sealed before it reaches SQL.
 */

import type { Case, CaseChange, CaseFilter } from './caseTypes.js';
import type { Ms } from './clock.js';
import type { Feedback, StoredFeedback } from './feedbackTypes.js';

export * from './caseTypes.js';
export * from './feedbackTypes.js';
export type { Ms };
export type Json = unknown;

export type Author = 'patient' | 'assistant' | 'nurse' | 'system';

/** One inbound activity, as accepted at the edge. */
export interface Inbound {
  /** Careline's own conversation id: random for Direct Line, a keyed hash for other channels. */
  conversationId: string;
  channelId: string;
  /** Unique per conversation: type, activity id and edit time (Direct Line: user and clientActivityID). */
  inboxKey: string;
  /** Id the activity is shown under in the transcript. */
  activityId: string;
  activity: Json;
  /** How to send a reply on this channel; refreshed at every turn. */
  reference: Json;
  /** Portal subject (keyed hash), where the patient is signed in. */
  patientHash?: string;
  /** False for activities that are worked on but not shown (conversationUpdate, …). */
  visible: boolean;
  /** A red flag was seen at the edge: taken before all others. */
  urgent: boolean;
  at: Ms;
}

export interface Accepted {
  /** True when the key was known: nothing was written. */
  duplicate: boolean;
  /** The message's number in its conversation (the earlier one for a duplicate). */
  seq: number;
  /** Where a claim was made and got: what `take` would have given. It may be an older item that waited. */
  taken?: Taken;
}

/** A lease that is asked for. `owner` must not hold the conversation already: taking again gives up the item in hand. */
export interface Claim {
  owner: string;
  until: Ms;
}

export interface InboxItem {
  inboxKey: string;
  seq: number;
  activity: Json;
  activityId: string;
  urgent: boolean;
  at: Ms;
  /** How often this item has been taken before, so that a poisonous one is parked. */
  attempts: number;
}

export interface Taken {
  conversationId: string;
  channelId: string;
  /** Lease fence: every take raises it; a commit under an older fence is refused. */
  fence: number;
  /** Conversation version: commits and nurse actions raise it. */
  version: number;
  item: InboxItem;
  /** Conversation state as last committed, or null at the first turn. */
  state: Json;
  reference: Json;
  /** The conversation's cases that are not closed (at most one per episode). */
  cases: Case[];
  /** Portal subject (keyed hash), where the patient is signed in. */
  patientHash?: string;
}

export interface NewMessage {
  /** Made by the turn (ULID-like, unique); stays the same when the turn is run again only if the caller says so. */
  id: string;
  author: Author;
  authorName?: string;
  activity: Json;
  /** Must be sent through a connector (false for Direct Line, where the committed row is the delivery). */
  send: boolean;
  /** Emergency and crisis cards, case notices: overtake, and are retried until confirmed. */
  urgent: boolean;
}

export interface LedgerEntry {
  /** What was decided: `screened`, `told`, `check-asked`, `answered`, `case-opened`, `nurse-claimed`, … */
  kind: string;
  /** Who or what decided: `rules`, `dialog`, `nurse:<name>`, `patient`. */
  actor: string;
  detail: Json;
}

/** Everything that one turn changes; committed in one transaction or not at all. */
export interface UnitOfWork {
  conversationId: string;
  fence: number;
  /** Version that the turn was taken at. */
  version: number;
  inboxKey: string;
  state: Json;
  messages: NewMessage[];
  cases: CaseChange[];
  ledger: LedgerEntry[];
  feedback?: Feedback[];
  /** Forget the conversation's text: shred its data key, drop transcript and inbox. Ledger rows stay, unreadable. */
  forget?: boolean;
  /**
   * Claims the outbox in the same commit, for the owner of the lease and until then, so that sending needs no
   * transaction of its own first. Given only when nobody else sends and nothing earlier waits: see `Commit.sending`.
   */
  sendUntil?: Ms;
  at: Ms;
}

export type Commit =
  | {
      status: 'committed';
      messages: Message[];
      cases: Case[];
      version: number;
      morePending: boolean;
      /**
       * True: the lease's owner holds the claim on the outbox, and what it has to send are exactly this commit's messages
       * with `send` (urgent ones first, then by seq); it tells the outcomes with `sent`. False: use `takeOutbox`.
       */
      sending: boolean;
    }
  /** A nurse action or another commit came between: run the turn again from the screen step. */
  | { status: 'stale' }
  /** Another worker holds the conversation now: drop the turn. */
  | { status: 'lost-lease' };

/** A line of the transcript. */
export interface Message {
  conversationId: string;
  seq: number;
  id: string;
  author: Author;
  authorName?: string;
  activity: Json;
  at: Ms;
}

export interface OutboxItem {
  conversationId: string;
  seq: number;
  messageId: string;
  activity: Json;
  reference: Json;
  urgent: boolean;
  attempts: number;
}

/** `error` is a code or status, never text: it stands in the database as it is. */
export type SendOutcome =
  | { seq: number; outcome: 'sent' }
  | { seq: number; outcome: 'retry'; at: Ms; error: string }
  | { seq: number; outcome: 'parked'; error: string };

export type NurseVerb = 'claim' | 'reply' | 'hand-back' | 'close';

export interface NurseAction {
  caseId: string;
  nurse: string;
  verb: NurseVerb;
  /** Case version that the nurse saw. */
  version: number;
  /** Client-made; a repeat returns the first result and writes nothing. */
  replyId?: string;
  outcome?: string;
  /** What the patient reads because of it (reply text; notices of claim, hand-back, close). */
  messages: Array<Omit<NewMessage, 'send'>>;
  ledger: LedgerEntry[];
  at: Ms;
}

export type NurseActionResult =
  | { status: 'done'; case: Case; messages: Message[] }
  /** A stale version, or the case is not in a state for this verb: the case as it is now (claimedBy names the winner). */
  | { status: 'stale'; case: Case }
  | { status: 'unknown-case' };

export type StoreEvent =
  /** `urgent`: a red flag waits in it. */
  | { kind: 'inbox'; conversationId: string; urgent?: true }
  | { kind: 'outbox'; conversationId: string }
  | { kind: 'message'; conversationId: string; seq: number }
  | { kind: 'case'; caseId: string };

export interface LedgerRow {
  conversationId: string;
  n: number;
  at: Ms;
  kind: string;
  sealed: Buffer;
  previous: Buffer;
  hash: Buffer;
}

export interface LedgerHead {
  conversationId: string;
  n: number;
  hash: Buffer;
}

export interface ConversationInfo {
  conversationId: string;
  channelId: string;
  seq: number;
  createdAt: Ms;
  lastAt: Ms;
  patientHash?: string;
}

/** Tokens that a call to a language model may use at most, counted before it is made. */
export interface TokenReservation {
  /** A keyed hash of who is answered. */
  payer: string;
  tokens: number;
  /** Its UTC day is what counts. */
  at: Ms;
  /** Tokens a day: of one payer, and of the site. */
  limits: { payer: number; site: number };
}

/** Thrown by every method when the database cannot be reached or written; the caller falls back to the spool. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

export interface Store {
  /** Runs the migrations and starts listening for changes of other processes. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Throws StoreUnavailable when a trivial write is not possible. */
  ping(): Promise<void>;

  /** With a claim, a new item of a conversation that nobody holds is taken in the same transaction. */
  accept(inbound: Inbound, claim?: Claim): Promise<Accepted>;
  /**
   * The next item of this conversation under a lease, or null (nothing pending, or another worker holds it).
   * `owner` is unique per worker: who takes again under its own lease gives up the item it had.
   */
  take(conversationId: string, owner: string, leaseUntil: Ms, now: Ms): Promise<Taken | null>;
  /** Reads version, state and cases again under the lease that the caller holds, after a stale commit. */
  reload(taken: Taken): Promise<Taken | null>;
  commit(work: UnitOfWork): Promise<Commit>;
  /** Gives the lease back without a commit; `park` takes the item out of the queue for good and says why in the ledger. */
  release(taken: Taken, park?: { reason: string; at: Ms }): Promise<void>;
  /** Conversations with pending inbox items and no live lease, urgent first. */
  waiting(now: Ms, limit: number): Promise<string[]>;

  /** Claims the unsent messages of a conversation for one sender, oldest first but urgent before all; empty when held by another. */
  takeOutbox(conversationId: string, owner: string, leaseUntil: Ms, now: Ms): Promise<OutboxItem[]>;
  sent(conversationId: string, owner: string, outcomes: SendOutcome[]): Promise<void>;
  /** Conversations with messages to send now and no live sender. */
  unsent(now: Ms, limit: number): Promise<string[]>;

  conversation(conversationId: string): Promise<ConversationInfo | null>;
  /** How to send on this conversation's channel, as last refreshed; null where there is no such conversation. */
  reference(conversationId: string): Promise<Json>;
  /** Last committed state, for the hand-over note; null before the first turn or after a shred. */
  state(conversationId: string): Promise<Json>;
  /** Transcript after a seq, oldest first. */
  messages(conversationId: string, afterSeq: number, limit?: number): Promise<Message[]>;

  cases(filter: CaseFilter): Promise<Case[]>;
  /** The cases of one conversation that are not closed, oldest first. */
  openCasesOf(conversationId: string): Promise<Case[]>;
  /** How many unclaimed cases a nurse would take before this one, by priority and due time. */
  casesBefore(caseId: string): Promise<number>;
  case(caseId: string): Promise<Case | null>;
  nurseAct(action: NurseAction): Promise<NurseActionResult>;

  ledger(conversationId: string, afterN?: number): Promise<LedgerRow[]>;
  /** Entries of one kind in the conversations from `first` to `last`, ends included, as `conversationIds` pages them. */
  ledgerOfKind(kind: string, first: string, last: string): Promise<LedgerRow[]>;
  /** Where this conversation's chain stands; null where it has no entries. */
  ledgerHead(conversationId: string): Promise<LedgerHead | null>;
  /** Heads that moved at or after a time, for the anchors. */
  ledgerHeads(since: Ms): Promise<LedgerHead[]>;
  /** All conversation ids, in pages, for `ledger verify`. */
  conversationIds(after: string, limit: number): Promise<string[]>;
  /** Opens a sealed ledger detail; null where its key was shredded. */
  openLedger(row: LedgerRow): Promise<{ actor: string; detail: Json } | null>;

  /** Counts the tokens if both limits allow it; false, and nothing is counted, where they do not. */
  reserveTokens(reservation: TokenReservation): Promise<boolean>;
  /** Puts the tokens really used in the place of a reservation. */
  settleTokens(reservation: Omit<TokenReservation, 'limits'>, used: number): Promise<void>;
  /** Tokens counted on the UTC day of `at`: of a payer, else of the site. */
  tokensUsed(at: Ms, payer?: string): Promise<number>;

  /** Feedback in the conversations from `first` to `last`, ends included, as `conversationIds` pages them. */
  feedback(first: string, last: string): Promise<StoredFeedback[]>;

  /** Counts for /metrics: pending inbox, unsent outbox, parked, open cases by priority, oldest pending in ms. */
  stats(now: Ms): Promise<Record<string, number>>;

  /** Calls back on every change, of this process and (PostgreSQL) of others. Returns the way to stop. */
  subscribe(listener: (event: StoreEvent) => void): () => void;
}
