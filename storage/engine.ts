import type { Statement, Value } from './statement.js';
import type { StoreEvent } from './types.js';

/** What a transaction asks of its engine: a statement to run, or an event to tell after the commit. */
type Op = { statement: Statement<string, unknown>; args: Record<string, Value>; event?: never } | { event: StoreEvent };

export interface Answer {
  rows: unknown[];
  /** Rows written, for statements that return none. */
  changes: number;
}

/**
 * A transaction's body, written once for both engines: it yields what it needs and is resumed with the answer,
 * at once on SQLite (nothing may await inside its transactions) and after a round trip on PostgreSQL.
 */
export type Body<T> = Generator<Op, T, Answer>;

export interface Engine {
  /** Opened for reading only: nothing can be written through it, not even a migration. */
  readonly readOnly: boolean;
  /** Connects and migrates. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Runs the body in one transaction; it is durable when the promise resolves. Throws StoreUnavailable. */
  write<T>(body: () => Body<T>): Promise<T>;
  /** Runs a body that only reads. Throws StoreUnavailable. */
  read<T>(body: () => Body<T>): Promise<T>;
  /** Removes what deleted rows leave behind in the files, as far as the engine can. */
  scrub(): Promise<void>;
  subscribe(listener: (event: StoreEvent) => void): () => void;
}

export interface EngineOptions {
  /** For tools beside a running service: changes nothing, and refuses a database that is not there. */
  readOnly?: boolean;
  /** Called when a transaction did not happen, so that nothing read inside it stays in a cache. */
  onRollback: () => void;
  /** Told of failures that no caller waits for: a lost listener, a wake-up that did not go out. */
  onError: (error: Error) => void;
}

type Args<Names extends string> = Record<Names, Value>;

const op = <N extends string, R>(statement: Statement<N, R>, args: Args<N>): Op => ({
  statement,
  args,
});

/** The first row, or undefined. */
export function* one<N extends string, R>(statement: Statement<N, R>, args: Args<N>): Body<R | undefined> {
  return (yield op(statement, args)).rows[0] as R | undefined;
}

export function* all<N extends string, R>(statement: Statement<N, R>, args: Args<N>): Body<R[]> {
  return (yield op(statement, args)).rows as R[];
}

/** Runs a statement that returns no rows; gives the number of rows it wrote. */
export function* run<N extends string, R>(statement: Statement<N, R>, args: Args<N>): Body<number> {
  return (yield op(statement, args)).changes;
}

/** Tells subscribers of this event once the transaction is durable. */
export function* emit(event: StoreEvent): Body<void> {
  yield { event };
}
