import { Kysely, SqliteDialect } from 'kysely';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Body, Engine, EngineOptions } from './engine.js';
import { Listeners } from './listeners.js';
import { migrate } from './migrations/index.js';
import type { Database } from './schema.js';
import { holdAlone } from './soleProcess.js';
import { nameSqliteError, openSqlite, openSqliteToRead, SqliteConnection } from './sqliteConnection.js';
import { StoreUnavailable, type StoreEvent } from './types.js';

/** Waiting transactions that share one disk sync; bounded, because all of them hold up the event loop. */
const largestGroup = 64;

interface Waiting {
  body: () => Body<unknown>;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

type Outcome = { value: unknown; events: StoreEvent[] } | { error: unknown };

const voidLeases =
  'update conversation set lease_owner = null, lease_until = 0, send_owner = null, send_until = 0 where lease_until > 0 or send_until > 0';

/** The embedded engine: one process, one file, every commit synced to disk. */
export class SqliteEngine implements Engine {
  private connection: SqliteConnection | undefined;
  private queue: Waiting[] = [];
  private scheduled = false;
  private readonly listeners: Listeners;
  private letGo: (() => void) | undefined;
  readonly readOnly: boolean;

  constructor(
    private readonly file: string,
    private readonly options: EngineOptions & { alone?: boolean },
  ) {
    this.listeners = new Listeners(options.onError);
    this.readOnly = options.readOnly ?? false;
  }

  async open(): Promise<void> {
    try {
      if (this.readOnly) {
        this.connection = new SqliteConnection(openSqliteToRead(this.file));
        return;
      }
      mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
      // Made here, so that it and the log beside it are readable by their owner only.
      closeSync(openSync(this.file, 'a', 0o600));
      if (this.options.alone) this.letGo = holdAlone(`${this.file}.lock`);
      // Migrations run on a connection of their own: Kysely awaits inside its transactions, and closes it after.
      const kysely = new Kysely<Database>({ dialect: new SqliteDialect({ database: openSqlite(this.file) }) });
      try {
        await migrate(kysely, 'sqlite');
      } finally {
        await kysely.destroy();
      }
      this.connection = new SqliteConnection(openSqlite(this.file));
      // After a crash an emergency must not wait until the leases of a dead process have run out.
      if (this.options.alone) this.connection.exec(voidLeases);
    } catch (error) {
      throw nameSqliteError(error);
    }
  }

  async close(): Promise<void> {
    this.flush();
    this.connection?.db.close();
    this.connection = undefined;
    this.letGo?.();
    this.letGo = undefined;
    this.listeners.clear();
  }

  write<T>(body: () => Body<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ body, resolve, reject });
      if (this.scheduled) return;
      this.scheduled = true;
      setImmediate(() => this.flush());
    });
  }

  async read<T>(body: () => Body<T>): Promise<T> {
    try {
      return this.opened().drive(body, []);
    } catch (error) {
      throw nameSqliteError(error);
    }
  }

  /** Empties the write-ahead log, whose frames still hold what was deleted; the pages themselves are zeroed at once. */
  async scrub(): Promise<void> {
    try {
      const [result] = this.opened().db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
      if (result.busy) throw new StoreUnavailable('SQLite: the log is being read and was not emptied');
    } catch (error) {
      // The transaction stands; the log is emptied at the next checkpoint or close.
      this.options.onError(nameSqliteError(error) as Error);
    }
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    return this.listeners.add(listener);
  }

  private opened(): SqliteConnection {
    if (!this.connection) throw new StoreUnavailable('The database is not open');
    return this.connection;
  }

  /** Runs everything that waits, in groups of one commit each. */
  private flush(): void {
    this.scheduled = false;
    while (this.queue.length > 0) this.commitGroup(this.queue.splice(0, largestGroup));
  }

  private commitGroup(group: Waiting[]): void {
    let outcomes: Outcome[];
    try {
      const connection = this.opened();
      connection.exec('begin immediate');
      try {
        outcomes = group.map((waiting) => this.inSavepoint(connection, waiting.body));
        connection.exec('commit');
      } catch (error) {
        if (connection.db.inTransaction) connection.exec('rollback');
        throw error;
      }
    } catch (error) {
      this.options.onRollback();
      for (const waiting of group) waiting.reject(nameSqliteError(error));
      return;
    }
    group.forEach((waiting, i) => {
      const outcome = outcomes[i]!;
      if ('error' in outcome) return waiting.reject(outcome.error);
      waiting.resolve(outcome.value as never);
      for (const event of outcome.events) this.listeners.tell(event);
    });
  }

  /** One transaction of a group: its failure rolls back itself only, unless the engine gave up the whole group. */
  private inSavepoint(connection: SqliteConnection, body: () => Body<unknown>): Outcome {
    const events: StoreEvent[] = [];
    connection.exec('savepoint one');
    try {
      const value = connection.drive(body, events);
      connection.exec('release one');
      return { value, events };
    } catch (error) {
      this.options.onRollback();
      if (!connection.db.inTransaction) throw error;
      connection.exec('rollback to one');
      connection.exec('release one');
      return { error: nameSqliteError(error) };
    }
  }
}
