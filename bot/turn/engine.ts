/** The turn machinery put together: receive, worker and delivery around one store. Used by the service and by evaluation. */
import { randomUUID } from 'node:crypto';
import type { Services } from '../../dialogs/turn.js';
import type { Clock } from '../../storage/clock.js';
import type { Spool } from '../../storage/spool.js';
import type { Store } from '../../storage/types.js';
import type { Sender } from '../channels/connector/outbound.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { Delivery } from './deliver.js';
import type { Reach } from './failPoint.js';
import { createReceive, type Receive } from './receive.js';
import { Worker } from './worker.js';

export interface EngineDeps {
  store: Store;
  spool: Spool;
  services: Services;
  sender: Sender;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  reach: Reach;
  typing: (conversationId: string) => void;
  alarm: (error: unknown) => void;
}

export interface Engine {
  receive: Receive;
  start(): void;
  stop(): Promise<void>;
}

/** In Direct Line the committed row is the delivery; every other channel has a connector. */
export const hasConnector = (channelId: string): boolean => channelId !== 'directline';

export function createEngine(deps: EngineDeps): Engine {
  const { store, clock, log, metrics, reach, services } = deps;
  const owner = randomUUID();
  const delivery = new Delivery({ ...deps, owner });
  const machine = { store, services, clock, log, newId: randomUUID, reach, sends: hasConnector };
  const worker = new Worker({
    machine,
    store,
    clock,
    log,
    metrics,
    reach,
    owner,
    typing: deps.typing,
    delivery,
  });
  const receive = createReceive({ ...deps, worker });
  let unsubscribe = (): void => undefined;
  return {
    receive,
    start() {
      unsubscribe = store.subscribe((event) => {
        if (event.kind === 'inbox') {
          // Another replica may have received it.
          if (event.urgent) worker.hurry(event.conversationId);
          worker.wake(event.conversationId, event.urgent);
        }
        if (event.kind === 'outbox') delivery.wake(event.conversationId);
      });
      worker.start();
      delivery.start();
    },
    async stop() {
      unsubscribe();
      await worker.stop();
      await delivery.stop();
    },
  };
}
