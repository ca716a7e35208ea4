/**
 * A stage to play conversations on: the product's own turn over its own store, without network. Evaluation and the
 * conversation tests use it; each patient message runs to its commit before the next.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import { createLog } from '../bot/log.js';
import { runTurn, type TurnMachine } from '../bot/turn/runTurn.js';
import type { Services, Turn } from '../dialogs/turn.js';
import type { Clock } from '../storage/clock.js';
import { createStore } from '../storage/open.js';
import type { Case, Store } from '../storage/types.js';

export interface Reply {
  turn: Turn;
  /** What the patient sees because of the message, in order. */
  replies: Array<Partial<Activity>>;
  /** Cases of the conversation after the turn. */
  cases: Case[];
}

export interface Stage {
  store: Store;
  clock: Clock & { forward(ms: number): void };
  services: Services;
  conversation(): Conversation;
  close(): Promise<void>;
}

export interface Conversation {
  readonly id: string;
  /** Sends a message (or a button's value) and runs its turn to the commit. */
  say(text: string, extra?: Partial<Activity>): Promise<Reply>;
}

function stagedClock(start: number): Stage['clock'] {
  let now = start;
  return { now: () => now, forward: (ms) => void (now += ms) };
}

/** A fresh SQLite store in a temporary folder; `close` removes it. */
export async function openStage(services: Services, start: number): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'careline-stage-'));
  const store = createStore({ dataDir: folder, masterKey: Buffer.alloc(32, 7) });
  await store.open();
  const clock = stagedClock(start);
  const machine: TurnMachine = {
    store,
    services,
    clock,
    log: createLog({ logLevel: 'error' }),
    newId: randomUUID,
    reach: () => undefined,
    sends: () => false,
  };
  return {
    store,
    clock,
    services,
    conversation: () => conversationOn(machine, clock),
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

function conversationOn(machine: TurnMachine, clock: Stage['clock']): Conversation {
  const id = randomUUID();
  const { store } = machine;
  const reference = { conversation: { id }, channelId: 'directline', user: { id: 'patient' }, bot: { id: 'careline' } };
  return {
    id,
    async say(text, extra = {}) {
      const activity = { type: 'message', id: randomUUID(), text, ...extra };
      await store.accept({
        conversationId: id,
        channelId: 'directline',
        inboxKey: activity.id,
        activityId: activity.id,
        activity,
        reference,
        visible: true,
        urgent: false,
        at: clock.now(),
      });
      const taken = await store.take(id, 'stage', clock.now() + 60_000, clock.now());
      if (!taken) throw new Error('the message that was just accepted cannot be taken');
      const result = await runTurn(machine, taken);
      if (result.status !== 'committed' || !result.turn) throw new Error(`the turn ended as ${result.status}`);
      const open = await Promise.all(result.cases.map(({ id: caseId }) => store.case(caseId)));
      return {
        turn: result.turn,
        replies: result.messages.map((message) => message.activity as Partial<Activity>),
        cases: open.filter((one): one is Case => one !== null),
      };
    },
  };
}
