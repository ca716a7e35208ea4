/**
 * A turn from its taken item to its commit: take → screen → ratchet → act → commit (docs/architecture.md). No
 * transaction is open while dialogs run; a nurse who acts meanwhile makes the commit stale and the turn runs again.
 */
import { type Activity, TurnContext } from 'botbuilder';
import { converse } from '../../dialogs/conversation.js';
import type { Composing, Services, Turn } from '../../dialogs/turn.js';
import {
  type Commit,
  type Json,
  type NewMessage,
  type Store,
  StoreUnavailable,
  type Taken,
  type UnitOfWork,
} from '../../storage/types.js';
import type { Clock } from '../../storage/clock.js';
import type { Log } from '../log.js';
import { contextActivity, isConversation, readActivity } from './activity.js';
import { sendLeaseMs } from './deliver.js';
import type { Reach } from './failPoint.js';
import { faultTurn } from './faultTurn.js';
import { prepare } from './prepare.js';
import { TurnAdapter } from './TurnAdapter.js';

export interface TurnMachine {
  store: Store;
  services: Services;
  clock: Clock;
  log: Log;
  newId: () => string;
  reach: Reach;
  /** True where a connector must send the replies; false where the committed row is the delivery. */
  sends: (channelId: string) => boolean;
}

/** After so many stale commits in a row the item waits for its next take: something writes without end. */
const mostReruns = 5;
/** Taken this often before without a commit, an item is not given to the dialogs again: it may take the process down. */
const mostAttempts = 3;

export type TurnResult = Commit & { turn?: Turn };

/** @param calledOff fires when a language model must not be waited for any longer */
export async function runTurn(
  machine: TurnMachine,
  first: Taken,
  calledOff: AbortSignal = new AbortController().signal,
): Promise<TurnResult> {
  let taken: Taken | null = first;
  // One for all runs: what a model made of the question is not asked for again.
  const composing = { payer: first.patientHash ?? first.conversationId, signal: calledOff };
  for (let run = 0; run < mostReruns && taken; run += 1) {
    const { turn, replies } = await act(machine, taken, composing);
    machine.reach('acted');
    const commit = await commitOrFault(machine, taken, { ...(turn ? { turn } : {}), replies });
    machine.reach('committed');
    if (commit.status !== 'stale') return { ...commit, ...(turn ? { turn } : {}) };
    taken = await machine.store.reload(taken);
  }
  return { status: 'lost-lease' };
}

/** A turn that the store will not take (a case closed meanwhile, a bug) ends as a fault turn: the patient is answered. */
async function commitOrFault(machine: TurnMachine, taken: Taken, { turn, replies }: Acted): Promise<Commit> {
  try {
    return await machine.store.commit(unitOfWork(machine, taken, turn, replies));
  } catch (error) {
    if (error instanceof StoreUnavailable || turn?.outcome.act === 'fault') throw error;
    machine.log.error({ err: error, conversationId: taken.conversationId, seq: taken.item.seq }, 'commit failed');
    const fault = faultTurn(machine.services, taken, machine.clock.now());
    return machine.store.commit(unitOfWork(machine, taken, fault.turn, fault.replies));
  }
}

interface Acted {
  turn?: Turn;
  replies: Array<Partial<Activity>>;
}

async function act(machine: TurnMachine, taken: Taken, composing: Composing): Promise<Acted> {
  const now = machine.clock.now();
  if (taken.item.attempts > mostAttempts) return faultTurn(machine.services, taken, now);
  try {
    if (!isConversation(readActivity(taken.item.activity))) return { replies: [] };
    const turn = prepare(machine.services, taken, now, composing);
    machine.reach('screened');
    const adapter = new TurnAdapter();
    const context = new TurnContext(adapter, contextActivity(taken.item.activity, taken.reference));
    await converse(context, turn);
    return { turn, replies: adapter.replies };
  } catch (error) {
    machine.log.error({ err: error, conversationId: taken.conversationId, seq: taken.item.seq }, 'turn failed');
    return faultTurn(machine.services, taken, now);
  }
}

/** Cards of emergency and crisis are marked as important by the dialogs. */
export const isUrgent = (activity: Json): boolean => (activity as Partial<Activity>).importance === 'high';

function unitOfWork(machine: TurnMachine, taken: Taken, turn: Turn | undefined, replies: Acted['replies']): UnitOfWork {
  const send = machine.sends(taken.channelId);
  const messages = replies.map((reply): NewMessage => ({
    id: machine.newId(),
    author: 'assistant',
    activity: reply,
    send,
    urgent: reply.importance === 'high',
  }));
  return {
    conversationId: taken.conversationId,
    fence: taken.fence,
    version: taken.version,
    inboxKey: taken.item.inboxKey,
    state: turn && !turn.forget ? turn.state : turn ? null : taken.state,
    messages,
    cases: turn?.changes ?? [],
    ledger: turn?.ledger ?? [],
    feedback: turn?.feedback ?? [],
    ...(turn?.forget ? { forget: true } : {}),
    ...(send ? { sendUntil: machine.clock.now() + sendLeaseMs } : {}),
    at: machine.clock.now(),
  };
}
