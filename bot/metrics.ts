import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Route } from './server.js';

export interface Metrics {
  registry: Registry;
  /** Seconds from taking an inbox item to its commit. */
  turnSeconds: Histogram<'route'>;
  /** Activities accepted at the edge. */
  received: Counter<'channel'>;
  duplicates: Counter<'channel'>;
  /** Outcomes of sends through a connector: sent, retry, unknown, refused. */
  sends: Counter<'outcome'>;
  storeErrors: Counter<'operation'>;
  /** Messages that went to the spool because the store was down. */
  spooled: Counter;
  /** Answers asked of a language model: answered, or the reason why not. */
  modelCalls: Counter<'outcome'>;
  modelSeconds: Histogram;
  /** What came of the replies: shown, nothing-left, or the reason why not. */
  compositions: Counter<'outcome'>;
  /** As the model's server counts them: prompt, completion. */
  modelTokens: Counter<'kind'>;
  /** HTTP answers by route and status class, without ids. */
  httpSeconds: Histogram<'route' | 'status'>;
  /** Reads the store's counts at each scrape: pending inbox, unsent outbox, open cases … */
  watchStore(stats: () => Promise<Record<string, number>>): void;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The service's numbers, each registry its own so that tests and replicas in one process do not mix. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const metrics: Metrics = {
    registry,
    turnSeconds: new Histogram({
      name: 'careline_turn_seconds',
      help: 'Seconds from taking a message to its commit',
      labelNames: ['route'],
      buckets: seconds,
      registers,
    }),
    received: new Counter({
      name: 'careline_received_total',
      help: 'Activities accepted at the edge',
      labelNames: ['channel'],
      registers,
    }),
    duplicates: new Counter({
      name: 'careline_duplicates_total',
      help: 'Activities that had been accepted before',
      labelNames: ['channel'],
      registers,
    }),
    sends: new Counter({
      name: 'careline_sends_total',
      help: 'Sends through a connector, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    storeErrors: new Counter({
      name: 'careline_store_errors_total',
      help: 'Store calls that failed because the database could not be reached',
      labelNames: ['operation'],
      registers,
    }),
    spooled: new Counter({
      name: 'careline_spooled_total',
      help: 'Messages that went to the spool because the store was down',
      registers,
    }),
    modelCalls: new Counter({
      name: 'careline_model_calls_total',
      help: 'Answers asked of a language model, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    modelSeconds: new Histogram({
      name: 'careline_model_seconds',
      help: 'Seconds until a language model answered or was given up',
      buckets: seconds,
      registers,
    }),
    compositions: new Counter({
      name: 'careline_compositions_total',
      help: 'Answers put together by a language model, by what came of them',
      labelNames: ['outcome'],
      registers,
    }),
    modelTokens: new Counter({
      name: 'careline_model_tokens_total',
      help: 'Tokens used by language models',
      labelNames: ['kind'],
      registers,
    }),
    httpSeconds: new Histogram({
      name: 'careline_http_seconds',
      help: 'Seconds to answer an HTTP request',
      labelNames: ['route', 'status'],
      buckets: seconds,
      registers,
    }),
    watchStore(stats) {
      const gauge = new Gauge({
        name: 'careline_store',
        help: 'Counts read from the store (pending, unsent, parked, open cases)',
        labelNames: ['what'],
        registers,
        async collect() {
          // A store that is down must not take the other numbers with it: readyz tells that story.
          const counts = await stats().catch(() => {
            metrics.storeErrors.inc({ operation: 'stats' });
            return {};
          });
          gauge.reset();
          for (const [what, value] of Object.entries(counts)) gauge.set({ what }, value);
        },
      });
    },
  };
  return metrics;
}

/** `GET /metrics` in the Prometheus text format. */
export function metricsRoute(metrics: Metrics): Route {
  return {
    method: 'GET',
    path: '/metrics',
    handler: async (_req, res) => {
      const text = await metrics.registry.metrics();
      res.writeHead(200, { 'Content-Type': metrics.registry.contentType });
      res.end(text);
    },
  };
}
