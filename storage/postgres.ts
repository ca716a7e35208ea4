import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Answer, Body, Engine, EngineOptions } from './engine.js';
import { Listeners } from './listeners.js';
import { migrate } from './migrations/index.js';
import { namePostgresError } from './postgresErrors.js';
import { WakeUps } from './postgresWakeUps.js';
import type { Database } from './schema.js';
import type { Compiled, Statement, Value } from './statement.js';
import type { StoreEvent } from './types.js';

/** Bounds in ms: a store that does not answer within them counts as down, and the spool takes over. */
export interface PostgresTimeouts {
  connect: number;
  statement: number;
  lock: number;
}

const defaultTimeouts: PostgresTimeouts = { connect: 3_000, statement: 5_000, lock: 3_000 };
const connections = 10;

// bigint columns hold times and counters, all below 2^53; pg would give them as text.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** The engine for more than one process: any number of them on one database. */
export class PostgresEngine implements Engine {
  private readonly pool: pg.Pool;
  private readonly listeners: Listeners;
  private readonly wakeUps: WakeUps;
  readonly readOnly: boolean;
  private readonly compiled: Array<(Compiled & { name: string }) | undefined> = [];

  constructor(
    url: string,
    private readonly options: EngineOptions,
    timeouts: PostgresTimeouts = defaultTimeouts,
  ) {
    this.readOnly = options.readOnly ?? false;
    const config: pg.PoolConfig = {
      connectionString: url,
      types,
      max: connections,
      connectionTimeoutMillis: timeouts.connect,
      statement_timeout: timeouts.statement,
      lock_timeout: timeouts.lock,
      // Counted here, for a server that is gone without closing the connection.
      query_timeout: timeouts.statement + timeouts.connect,
      idle_in_transaction_session_timeout: timeouts.statement * 2,
      keepAlive: true,
      ...(this.readOnly ? { options: '-c default_transaction_read_only=on' } : {}),
    };
    this.pool = new pg.Pool(config);
    this.pool.on('error', options.onError);
    // A connection lost in use also fails its query, which is told there; without a listener it would end the process.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.listeners = new Listeners(options.onError);
    this.wakeUps = new WakeUps(config, this.pool, (event) => this.listeners.tell(event), options.onError);
  }

  async open(): Promise<void> {
    if (this.readOnly) return;
    try {
      // Kysely borrows the pool; destroying it would end the pool, so it is simply dropped.
      await migrate(new Kysely<Database>({ dialect: new PostgresDialect({ pool: this.pool }) }), 'postgres');
      await this.wakeUps.start();
    } catch (error) {
      throw namePostgresError(error);
    }
  }

  async close(): Promise<void> {
    this.listeners.clear();
    await this.wakeUps.stop();
    await this.pool.end();
  }

  async write<T>(body: () => Body<T>): Promise<T> {
    const events: StoreEvent[] = [];
    const value = await this.withClient(async (client) => {
      try {
        await client.query('begin');
        const result = await this.drive(client, body(), events);
        await client.query('commit');
        return result;
      } catch (error) {
        // withClient closes the connection, and the server rolls back what it had open.
        this.options.onRollback();
        throw error;
      }
    });
    for (const event of events) this.listeners.tell(event);
    this.wakeUps.send(events);
    return value;
  }

  read<T>(body: () => Body<T>): Promise<T> {
    return this.withClient((client) => this.drive(client, body(), []));
  }

  /** Nothing to do: vacuum removes dead rows, and what they held was sealed. */
  async scrub(): Promise<void> {}

  subscribe(listener: (event: StoreEvent) => void): () => void {
    return this.listeners.add(listener);
  }

  /** Hands out a connection; one that failed is closed rather than given to the next. */
  private async withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    let client: pg.PoolClient;
    try {
      client = await this.pool.connect();
    } catch (error) {
      throw namePostgresError(error);
    }
    try {
      const value = await work(client);
      client.release();
      return value;
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      throw namePostgresError(error);
    }
  }

  private async drive<T>(client: pg.PoolClient, steps: Body<T>, events: StoreEvent[]): Promise<T> {
    let step = steps.next();
    while (!step.done) {
      const op = step.value;
      if (op.event) {
        events.push(op.event);
        step = steps.next({ rows: [], changes: 0 });
      } else {
        step = steps.next(await this.execute(client, op.statement, op.args));
      }
    }
    return step.value;
  }

  private async execute(
    client: pg.PoolClient,
    statement: Statement<string, unknown>,
    args: Record<string, Value>,
  ): Promise<Answer> {
    const { index } = statement;
    const { name, sql, bind } = (this.compiled[index] ??= { name: `s${index}`, ...statement.compile('postgres') });
    const result = await client.query({ name, text: sql, values: bind(args) });
    return { rows: result.rows, changes: result.rowCount ?? 0 };
  }
}
