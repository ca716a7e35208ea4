/**
 * Step 2 of a turn: takes conversations that have something to do, one worker each, those with a red flag first.
 * Woken by the edge and by other replicas, with polling behind it, so that nothing waits for a lost wake-up.
 */
import type { Commit, OutboxItem, Store, Taken } from '../../storage/types.js';
import type { Clock } from '../../storage/clock.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { Delivery } from './deliver.js';
import type { Reach } from './failPoint.js';
import { isUrgent, runTurn, type TurnMachine } from './runTurn.js';

type Committed = Extract<Commit, { status: 'committed' }>;

export interface WorkerDeps {
  machine: TurnMachine;
  store: Store;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  reach: Reach;
  /** Unique for this process. */
  owner: string;
  delivery: Pick<Delivery, 'wake' | 'sendCommitted'>;
  typing: (conversationId: string) => void;
}

/** Conversations worked on at once in one process. */
const parallel = 64;
const leaseMs = 30_000;
const pollMs = 1_000;

export class Worker {
  private readonly running = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();
  private urgent: string[] = [];
  private queue: string[] = [];
  private readonly queued = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private polling = false;

  constructor(private readonly deps: WorkerDeps) {}

  start(): void {
    this.timer = setInterval(() => void this.poll(), pollMs);
    this.timer.unref();
    void this.poll();
  }

  /** Lets running turns end; takes no new ones. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await Promise.all(this.running.values());
  }

  wake(conversationId: string, urgent = false): void {
    if (this.stopped) return;
    if (this.running.has(conversationId)) {
      this.again.add(conversationId);
      return;
    }
    if (this.queued.has(conversationId) && !urgent) return;
    this.queued.add(conversationId);
    (urgent ? this.urgent : this.queue).push(conversationId);
    this.startNext();
  }

  private startNext(): void {
    while (this.running.size < parallel && !this.stopped) {
      const next = this.urgent.shift() ?? this.queue.shift();
      if (next === undefined) return;
      if (!this.queued.delete(next)) continue;
      this.running.set(next, this.work(next));
    }
  }

  private async work(conversationId: string): Promise<void> {
    try {
      while (!this.stopped && (await this.turn(conversationId)));
    } catch (error) {
      this.deps.log.error({ err: error, conversationId }, 'worker failed');
    } finally {
      this.running.delete(conversationId);
      if (this.again.delete(conversationId)) this.wake(conversationId);
      this.startNext();
    }
  }

  /** One item of the conversation; true when there may be another. */
  private async turn(conversationId: string): Promise<boolean> {
    const { store, clock, metrics, reach, owner } = this.deps;
    const now = clock.now();
    const taken = await store.take(conversationId, owner, now + leaseMs, now);
    if (!taken) return false;
    reach('taken');
    this.deps.typing(conversationId);
    const stop = metrics.turnSeconds.startTimer();
    const result = await runTurn(this.deps.machine, taken);
    stop({ route: 'turn' in result && result.turn ? result.turn.outcome.route : 'none' });
    if (result.status !== 'committed') return false;
    if (this.deps.machine.sends(taken.channelId) && result.messages.length > 0) this.send(taken, result);
    return result.morePending;
  }

  private send({ conversationId, reference }: Taken, { sending, messages }: Committed): void {
    const { delivery } = this.deps;
    if (!sending) return delivery.wake(conversationId);
    const items = messages.map(({ seq, id, activity }): OutboxItem => {
      const urgent = isUrgent(activity);
      return { conversationId, seq, messageId: id, activity, reference, urgent, attempts: 0 };
    });
    delivery.sendCommitted(conversationId, items);
  }

  private async poll(): Promise<void> {
    if (this.polling || this.stopped) return;
    this.polling = true;
    try {
      for (const id of await this.deps.store.waiting(this.deps.clock.now(), parallel)) this.wake(id);
    } catch (error) {
      this.deps.log.error({ err: error }, 'poll of the inbox failed');
    } finally {
      this.polling = false;
    }
  }
}
