/**
 * Step 1 of a turn: the message is screened, put into the inbox and answered at once. With a dead store an emergency
 * still gets its card from memory and its place in the spool.
 */
import type { Activity } from 'botbuilder';
import type { Services } from '../../dialogs/turn.js';
import { isAlarming } from '../../triage/ratchet.js';
import type { Screening } from '../../triage/types.js';
import type { Spool } from '../../storage/spool.js';
import { type Inbound, type Store, StoreUnavailable } from '../../storage/types.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { Reach } from './failPoint.js';
import { cardFromMemory } from './faultTurn.js';
import type { Worker } from './worker.js';

export type Received =
  | { status: 'accepted'; duplicate: boolean; seq: number }
  /** The store is down: the caller answers 503, after showing the card if there is one. */
  | { status: 'spooled'; card: Partial<Activity> | null };

export interface ReceiveDeps {
  store: Store;
  spool: Spool;
  services: Services;
  log: Log;
  metrics: Metrics;
  reach: Reach;
  worker: Pick<Worker, 'reserve' | 'wake' | 'hurry'>;
  /** The spool failed too: no nurse will know. Readiness fails until it works again. */
  alarm: (error: unknown) => void;
}

export type Receive = (inbound: Inbound, text: string) => Promise<Received>;

export function createReceive(deps: ReceiveDeps): Receive {
  const { store, services, log, metrics, reach } = deps;
  return async (inbound, text) => {
    reach('received');
    const screening = services.triage.screen(text, { records: [], seq: 0 });
    const urgent = screening.firings.some(isAlarming);
    const { conversationId, channelId } = inbound;
    if (urgent) deps.worker.hurry(conversationId);
    const reserved = deps.worker.reserve(conversationId);
    try {
      const { duplicate, seq, taken } = await store.accept({ ...inbound, urgent }, reserved?.claim);
      reach('accepted');
      metrics.received.inc({ channel: channelId });
      if (duplicate) metrics.duplicates.inc({ channel: channelId });
      if (reserved) reserved.begin(taken);
      else deps.worker.wake(conversationId, urgent);
      return { status: 'accepted', duplicate, seq };
    } catch (error) {
      reserved?.giveUp();
      if (!(error instanceof StoreUnavailable)) throw error;
      metrics.storeErrors.inc({ operation: 'accept' });
      log.error({ err: error, conversationId, urgent }, 'store down at the edge');
      return { status: 'spooled', card: urgent ? await spoolEmergency(deps, inbound, screening) : null };
    }
  };
}

async function spoolEmergency(deps: ReceiveDeps, inbound: Inbound, screening: Screening): Promise<Partial<Activity>> {
  const words = deps.services.words(screening.language === 'other' ? 'en' : screening.language);
  const nurseLine = await deps.spool.write({ ...inbound, urgent: true }).then(
    () => {
      deps.metrics.spooled.inc();
      return words.text('emergency.nurse_soon');
    },
    (error: unknown) => {
      deps.alarm(error);
      return words.text('emergency.nurse_not_reached');
    },
  );
  const card = cardFromMemory(deps.services, screening, nurseLine);
  if (!card) throw new Error('an urgent screening without a card');
  return card;
}
