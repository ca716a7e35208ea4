import BetterSqlite from 'better-sqlite3';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import type { Answer, Body, Engine, EngineOptions } from './engine.js';
import { Listeners } from './listeners.js';
import { migrate } from './migrations/index.js';
import type { Database } from './schema.js';
import type { Compiled, Statement } from './statement.js';
import { StoreUnavailable, type StoreEvent } from './types.js';

/** Waiting transactions that share one disk sync; bounded, because all of them hold up the event loop. */
const largestGroup = 64;
/** How long another process (a backup, a command line) may hold the write lock. */
const busyMs = 2_000;

interface Waiting {
  body: () => Body<unknown>;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

type Outcome = { value: unknown; events: StoreEvent[] } | { error: unknown };

/** The embedded engine: one process, one file, every commit synced to disk. */
export class SqliteEngine implements Engine {
  private db: BetterSqlite.Database | undefined;
  private prepared: Array<{ statement: BetterSqlite.Statement; compiled: Compiled } | undefined> = [];
  private readonly control = new Map<string, BetterSqlite.Statement>();
  private queue: Waiting[] = [];
  private scheduled = false;
  private readonly listeners: Listeners;

  constructor(
    private readonly file: string,
    private readonly options: EngineOptions,
  ) {
    this.listeners = new Listeners(options.onError);
  }

  async open(): Promise<void> {
    try {
      mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
      // Made here, so that it and the log beside it are readable by their owner only.
      closeSync(openSync(this.file, 'a', 0o600));
      // Migrations run on a connection of their own: Kysely awaits inside its transactions, and closes it after.
      const kysely = new Kysely<Database>({ dialect: new SqliteDialect({ database: this.connect() }) });
      try {
        await migrate(kysely, 'sqlite');
      } finally {
        await kysely.destroy();
      }
      this.db = this.connect();
    } catch (error) {
      throw named(error);
    }
  }

  async close(): Promise<void> {
    this.flush();
    this.db?.close();
    this.prepared = [];
    this.control.clear();
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
      return this.drive(body, []);
    } catch (error) {
      throw named(error);
    }
  }

  async scrub(): Promise<void> {
    // Frames of the write-ahead log still hold what was deleted; secure_delete zeroes the pages themselves.
    this.handle().pragma('wal_checkpoint(TRUNCATE)');
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    return this.listeners.add(listener);
  }

  private connect(): BetterSqlite.Database {
    const db = new BetterSqlite(this.file, { timeout: busyMs });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    return db;
  }

  private handle(): BetterSqlite.Database {
    if (!this.db?.open) throw new StoreUnavailable('The database is not open');
    return this.db;
  }

  /** Runs everything that waits, in groups of one commit each. */
  private flush(): void {
    this.scheduled = false;
    while (this.queue.length > 0) this.commitGroup(this.queue.splice(0, largestGroup));
  }

  private commitGroup(group: Waiting[]): void {
    const outcomes: Outcome[] = [];
    try {
      const db = this.handle();
      this.exec('begin immediate');
      try {
        for (const waiting of group) outcomes.push(this.inSavepoint(db, waiting.body));
        this.exec('commit');
      } catch (error) {
        if (db.inTransaction) this.exec('rollback');
        throw error;
      }
    } catch (error) {
      this.options.onRollback();
      for (const waiting of group) waiting.reject(named(error));
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
  private inSavepoint(db: BetterSqlite.Database, body: () => Body<unknown>): Outcome {
    const events: StoreEvent[] = [];
    this.exec('savepoint one');
    try {
      const value = this.drive(body, events);
      this.exec('release one');
      return { value, events };
    } catch (error) {
      this.options.onRollback();
      if (!db.inTransaction) throw error;
      this.exec('rollback to one');
      this.exec('release one');
      return { error: named(error) };
    }
  }

  private drive<T>(body: () => Body<T>, events: StoreEvent[]): T {
    const steps = body();
    let step = steps.next();
    while (!step.done) {
      const op = step.value;
      if (op.event) {
        events.push(op.event);
        step = steps.next(nothing);
      } else {
        step = steps.next(this.execute(op.statement, op.args));
      }
    }
    return step.value;
  }

  private execute(statement: Statement<string, unknown>, args: Record<string, unknown>): Answer {
    let entry = this.prepared[statement.index];
    if (!entry) {
      const compiled = statement.compile('sqlite');
      entry = { compiled, statement: this.handle().prepare(compiled.sql) };
      this.prepared[statement.index] = entry;
    }
    const values = entry.compiled.bind(args as Parameters<Compiled['bind']>[0]);
    if (entry.statement.reader) return { rows: entry.statement.all(values), changes: 0 };
    return { rows: [], changes: entry.statement.run(values).changes };
  }

  private exec(text: string): void {
    let prepared = this.control.get(text);
    if (!prepared) this.control.set(text, (prepared = this.handle().prepare(text)));
    prepared.run();
  }
}

const nothing: Answer = { rows: [], changes: 0 };

/** Errors of file, disk and lock become StoreUnavailable; a broken constraint or statement is a bug and stays itself. */
function named(error: unknown): unknown {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  if (typeof syscall === 'string') return new StoreUnavailable(`Disk: ${String(code)}`, { cause: error });
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return error;
  if (/^SQLITE_(CONSTRAINT|ERROR|MISMATCH|RANGE|MISUSE|TOOBIG)/.test(code)) return error;
  return new StoreUnavailable(`SQLite: ${code}`, { cause: error });
}
