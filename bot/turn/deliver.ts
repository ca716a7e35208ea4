/**
 * Step 8 of a turn: sends what commits and nurses put into the outbox, in order, at least once. Urgent messages go
 * first and are retried until confirmed or refused; an ordinary one is retried once after an unknown outcome.
 */
import type { OutboxItem, SendOutcome, Store } from '../../storage/types.js';
import type { Clock } from '../../storage/clock.js';
import type { Sender } from '../channels/connector/outbound.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { repeat } from '../repeat.js';
import type { Reach } from './failPoint.js';

export interface DeliverDeps {
  store: Store;
  sender: Sender;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  reach: Reach;
  owner: string;
}

/** How long a sender has a conversation's outbox to itself; three sends that run into their deadline. */
export const sendLeaseMs = 30_000;
const pollMs = 1_000;
const atOnce = 64;
/** Back-off between tries: 1 s, 2 s, 4 s … up to a minute, with jitter from the message id. */
const longestWaitMs = 60_000;
/** A reply that was refused for load this often is parked and raised. */
const mostTries = 8;

export class Delivery {
  private readonly running = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();
  private stopPolling: () => Promise<void> = async () => undefined;
  private stopped = false;

  constructor(private readonly deps: DeliverDeps) {}

  start(): void {
    const { store, clock, log } = this.deps;
    this.stopPolling = repeat('outbox', pollMs, log, async () => {
      for (const id of await store.unsent(clock.now(), atOnce)) this.wake(id);
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.stopPolling();
    await Promise.all(this.running.values());
  }

  wake(conversationId: string): void {
    if (this.stopped) return;
    if (this.running.has(conversationId)) this.again.add(conversationId);
    else if (this.running.size < atOnce)
      this.begin(conversationId, () => this.work(conversationId, () => this.claim(conversationId)));
  }

  /** One job at a time for a conversation; the last one begun is the one that cleans up. */
  private begin(conversationId: string, job: () => Promise<void>): void {
    const work: Promise<void> = job().finally(() => {
      if (this.running.get(conversationId) !== work) return;
      this.running.delete(conversationId);
      if (this.again.delete(conversationId)) this.wake(conversationId);
    });
    this.running.set(conversationId, work);
  }

  /** Sends what a commit wrote and has claimed for this process (`Commit.sending`): no further transaction is needed. */
  sendCommitted(conversationId: string, items: OutboxItem[]): void {
    const before = this.running.get(conversationId) ?? Promise.resolve();
    const inOrder = [...items].sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.seq - b.seq);
    this.begin(conversationId, () => before.then(() => this.work(conversationId, async () => inOrder)));
  }

  private async claim(conversationId: string): Promise<OutboxItem[]> {
    const now = this.deps.clock.now();
    return this.deps.store.takeOutbox(conversationId, this.deps.owner, now + sendLeaseMs, now);
  }

  private async work(conversationId: string, claim: () => Promise<OutboxItem[]>): Promise<void> {
    const { store, log, owner } = this.deps;
    try {
      const items = await claim();
      if (items.length > 0) await store.sent(conversationId, owner, await this.send(items));
    } catch (error) {
      log.error({ err: error, conversationId }, 'delivery failed');
    }
  }

  /** In order; after one that must be tried again the rest waits, except that an urgent one never waits for others. */
  private async send(items: OutboxItem[]): Promise<SendOutcome[]> {
    const outcomes: SendOutcome[] = [];
    let blocked = false;
    for (const item of items) {
      if (blocked && !item.urgent) break;
      const outcome = await this.sendOne(item);
      outcomes.push(outcome);
      blocked ||= outcome.outcome === 'retry';
    }
    return outcomes;
  }

  private async sendOne(item: OutboxItem): Promise<SendOutcome> {
    const { sender, metrics, reach, log, clock } = this.deps;
    const { seq, conversationId, attempts } = item;
    reach('sending');
    const result = await sender.send(item.reference, item.activity);
    reach('sent');
    metrics.sends.inc({ outcome: result.outcome });
    if (result.outcome === 'sent') return { seq, outcome: 'sent' };
    log.warn({ conversationId, seq, outcome: result.outcome, code: result.error, attempts }, 'send did not succeed');
    const giveUp =
      result.outcome === 'refused' ||
      (!item.urgent && (result.outcome === 'unknown' ? attempts >= 1 : attempts >= mostTries));
    if (giveUp) {
      log.error({ conversationId, seq, urgent: item.urgent, code: result.error }, 'message parked');
      return { seq, outcome: 'parked', error: result.error };
    }
    const wait = Math.min(longestWaitMs, 1000 * 2 ** attempts) * (1 + (seq % 10) / 20);
    const at = clock.now() + ('retryAfterMs' in result ? (result.retryAfterMs ?? wait) : wait);
    return { seq, outcome: 'retry', at, error: result.error };
  }
}
