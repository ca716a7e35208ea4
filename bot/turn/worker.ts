/**
 * Step 2 of a turn: takes conversations that have something to do, one worker each, those with a red flag first.
 * Woken by the edge and by other replicas, with polling behind it, so that nothing waits for a lost wake-up.
 */
import type { Claim, Commit, OutboxItem, Store, Taken } from '../../storage/types.js';
import type { Clock } from '../../storage/clock.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { Delivery } from './deliver.js';
import { modelDeadlineMs } from '../model/settings.js';
import { repeat } from '../repeat.js';
import type { Reach } from './failPoint.js';
import { isUrgent, runTurn, type TurnMachine } from './runTurn.js';

/** A conversation kept for a message that is about to be accepted; one of the two must be called. */
interface Reserved {
  claim: Claim;
  begin(taken: Taken | undefined): void;
  giveUp(): void;
}

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
/**
 * A turn takes milliseconds, or as long as a model may. After the death of a replica its conversations wait this long,
 * emergencies too.
 */
export const leaseMs = modelDeadlineMs + 2_000;
const pollMs = 1_000;

export class Worker {
  private readonly running = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();
  /** What calls off the model of a turn in hand. */
  private readonly models = new Map<string, AbortController>();
  /** Conversations in hand in which a red flag waits for its turn. */
  private readonly pressing = new Set<string>();
  private urgent: string[] = [];
  private queue: string[] = [];
  private readonly queued = new Set<string>();
  private stopPolling: () => Promise<void> = async () => undefined;
  private stopped = false;

  constructor(private readonly deps: WorkerDeps) {}

  start(): void {
    const { store, clock, log } = this.deps;
    this.stopPolling = repeat('inbox', pollMs, log, async () => {
      for (const id of await store.waiting(clock.now(), parallel)) this.wake(id);
    });
  }

  /** Lets running turns end, without waiting for a model; takes no new ones. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const model of this.models.values()) model.abort();
    await this.stopPolling();
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

  /**
   * A red flag waits: the turn in hand waits for no model, answers word for word and makes room. So does every turn
   * before that of the red flag: one may have been taken just before the red flag was accepted.
   */
  hurry(conversationId: string): void {
    if (this.running.has(conversationId)) this.pressing.add(conversationId);
    this.models.get(conversationId)?.abort();
  }

  /**
   * Keeps a conversation that nobody here works on for the message that is about to be accepted, so that one commit
   * accepts and takes it. Undefined when it is busy or all hands are full: then `wake` after the accept.
   */
  reserve(conversationId: string): Reserved | undefined {
    if (this.stopped || this.running.has(conversationId) || this.running.size >= parallel) return undefined;
    let decide: (taken: Taken | null | undefined) => void = () => undefined;
    const decided = new Promise<Taken | null | undefined>((resolve) => (decide = resolve));
    this.running.set(
      conversationId,
      decided.then((taken) => this.work(conversationId, taken)),
    );
    return {
      claim: { owner: this.deps.owner, until: this.deps.clock.now() + leaseMs },
      begin: (taken) => decide(taken),
      giveUp: () => decide(null),
    };
  }

  private startNext(): void {
    while (this.running.size < parallel && !this.stopped) {
      const next = this.urgent.shift() ?? this.queue.shift();
      if (next === undefined) return;
      if (!this.queued.delete(next)) continue;
      this.running.set(next, this.work(next));
    }
  }

  /** @param first the item in hand; undefined: take one; null: nothing to do after all */
  private async work(conversationId: string, first?: Taken | null): Promise<void> {
    try {
      let taken = first === undefined ? await this.take(conversationId) : first;
      while (taken) taken = (await this.turn(taken)) && !this.stopped ? await this.take(conversationId) : null;
    } catch (error) {
      this.deps.log.error({ err: error, conversationId }, 'worker failed');
    } finally {
      this.running.delete(conversationId);
      this.pressing.delete(conversationId);
      if (this.again.delete(conversationId)) this.wake(conversationId);
      this.startNext();
    }
  }

  private async take(conversationId: string): Promise<Taken | null> {
    const now = this.deps.clock.now();
    return this.deps.store.take(conversationId, this.deps.owner, now + leaseMs, now);
  }

  /** Runs one item to its end; true when there may be another. */
  private async turn(taken: Taken): Promise<boolean> {
    const { metrics, reach } = this.deps;
    const { conversationId } = taken;
    reach('taken');
    this.deps.typing(conversationId);
    const stop = metrics.turnSeconds.startTimer();
    const model = new AbortController();
    this.models.set(conversationId, model);
    if (taken.item.urgent) this.pressing.delete(conversationId);
    if (this.stopped || this.pressing.has(conversationId)) model.abort();
    const result = await runTurn(this.deps.machine, taken, model.signal).finally(() =>
      this.models.delete(conversationId),
    );
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
}
