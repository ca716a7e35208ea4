import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { StoreEvent } from './types.js';

const channel = 'careline';
const firstRetryMs = 200;
const longestRetryMs = 10_000;

/**
 * LISTEN/NOTIFY between processes. A wake-up may be lost, callers poll behind it; so it is sent after the commit,
 * many in one query, and never holds up a transaction (NOTIFY inside one makes commits wait for each other).
 */
export class WakeUps {
  /** In every payload, so that a process does not hear itself twice. */
  private readonly self = randomUUID();
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;
  private waiting: StoreEvent[] = [];
  private sending: Promise<void> | undefined;

  constructor(
    private readonly config: pg.PoolConfig,
    private readonly pool: pg.Pool,
    private readonly heard: (event: StoreEvent) => void,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Listens. After a lost connection it listens again, with longer pauses while the server is away. */
  async start(): Promise<void> {
    // Listening is idle by nature: the bounds on statements are not for it.
    const client = new pg.Client({ ...this.config, query_timeout: undefined });
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload }) => this.receive(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      void client.end();
      throw error;
    }
    // Known only from here on: what fails before is the caller's to try again, once.
    this.client = client;
    if (this.stopped) await this.stop();
  }

  /** Tells other processes, soon. */
  send(events: StoreEvent[]): void {
    if (events.length === 0 || this.stopped) return;
    this.waiting.push(...events);
    this.sending ??= this.drain().finally(() => (this.sending = undefined));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    await this.sending;
    const client = this.client;
    this.client = undefined;
    await client?.end();
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const payloads = this.waiting.splice(0).map((event) => JSON.stringify([this.self, event]));
      try {
        await this.pool.query({
          name: 'wake-ups',
          text: 'select pg_notify($1, payload) from unnest($2::text[]) as payload',
          values: [channel, payloads],
        });
      } catch (error) {
        this.onError(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  private receive(payload: string): void {
    const [from, event] = JSON.parse(payload) as [string, StoreEvent];
    if (from !== this.self) this.heard(event);
  }

  private lost(client: pg.Client, error?: Error): void {
    if (this.stopped || client !== this.client) return;
    this.client = undefined;
    if (error) this.onError(error);
    this.again(firstRetryMs);
  }

  private again(pauseMs: number): void {
    this.retry = setTimeout(() => {
      this.start().catch((error: Error) => {
        this.onError(error);
        if (!this.stopped) this.again(Math.min(pauseMs * 2, longestRetryMs));
      });
    }, pauseMs);
    this.retry.unref();
  }
}
