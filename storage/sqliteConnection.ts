import BetterSqlite from 'better-sqlite3';
import type { Answer, Body } from './engine.js';
import type { Compiled, Statement, Value } from './statement.js';
import { StoreUnavailable, type StoreEvent } from './types.js';

/** How long another process (a backup, a command line) may hold the write lock, in ms. */
const busyMs = 2_000;
const nothing: Answer = { rows: [], changes: 0 };

/** Opens the file so that a commit is on disk when it returns and deleted bytes are overwritten. */
export function openSqlite(file: string): BetterSqlite.Database {
  const db = new BetterSqlite(file, { timeout: busyMs });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  return db;
}

/** Opens the file for reading only, beside a service that writes; the log is read too. Throws when there is no file. */
export function openSqliteToRead(file: string): BetterSqlite.Database {
  return new BetterSqlite(file, { timeout: busyMs, readonly: true, fileMustExist: true });
}

/** One open database with everything that was ever prepared on it. */
export class SqliteConnection {
  private readonly prepared: Array<{ statement: BetterSqlite.Statement; compiled: Compiled } | undefined> = [];
  private readonly control = new Map<string, BetterSqlite.Statement>();

  constructor(readonly db: BetterSqlite.Database) {}

  /** Runs a body to its end; nothing awaits between its statements. */
  drive<T>(body: () => Body<T>, events: StoreEvent[]): T {
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

  /** Runs a statement of transaction control. */
  exec(text: string): void {
    let prepared = this.control.get(text);
    if (!prepared) this.control.set(text, (prepared = this.db.prepare(text)));
    prepared.run();
  }

  private execute(statement: Statement<string, unknown>, args: Record<string, Value>): Answer {
    let entry = this.prepared[statement.index];
    if (!entry) {
      const compiled = statement.compile('sqlite');
      entry = { compiled, statement: this.db.prepare(compiled.sql) };
      this.prepared[statement.index] = entry;
    }
    const values = entry.compiled.bind(args);
    if (entry.statement.reader) return { rows: entry.statement.all(values), changes: 0 };
    return { rows: [], changes: entry.statement.run(values).changes };
  }
}

/** Errors of file, disk and lock become StoreUnavailable; a broken constraint or statement is a bug and stays itself. */
export function nameSqliteError(error: unknown): unknown {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  if (typeof syscall === 'string') return new StoreUnavailable(`Disk: ${String(code)}`, { cause: error });
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return error;
  if (/^SQLITE_(CONSTRAINT|ERROR|MISMATCH|RANGE|MISUSE|TOOBIG)/.test(code)) return error;
  return new StoreUnavailable(`SQLite: ${code}`, { cause: error });
}
