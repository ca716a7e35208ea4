/**
 * The only way to a language model: circuit breaker → token budget → request, one retry, one deadline for all of it.
 * It phrases answers from vetted pages and decides nothing (docs/model.md).
 */
import { RunnableLambda } from '@langchain/core/runnables';
import {
  ModelFault,
  type LanguageModel,
  type ModelCall,
  type ModelFaultReason,
  type ModelReply,
} from '../../knowledge/composition/languageModel.js';
import { forbidTracing } from '../../knowledge/retrieval/noTracing.js';
import { systemClock, type Clock } from '../../storage/clock.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { AttemptFault } from './attemptFault.js';
import { Breaker, type CallOutcome } from './breaker.js';
import { Budget, estimate, total, type TokenCount } from './budget.js';
import { Chat } from './chat.js';
import { oneRetry } from './oneRetry.js';
import { modelDeadlineMs, type ModelSettings } from './settings.js';

/** Calls that wait at once: the other hands of the worker stay free, above all for danger. */
const mostAtOnce = 32;

export interface LanguageModelOptions {
  settings: ModelSettings;
  store: TokenCount;
  /** The key that a payer is counted under in the store. */
  payerKey: (payer: string) => string;
  log: Log;
  metrics: Pick<Metrics, 'modelCalls' | 'modelSeconds' | 'modelTokens'>;
  clock?: Clock;
  /** A clock that is never set back, for the circuit breaker. */
  steadyClock?: Clock;
  deadlineMs?: number;
  connectMs?: number;
  /** Bytes of a reply. */
  longestReply?: number;
  breaker?: { faults: number; windowMs: number; openMs: number };
}

/** Faults of the server. What a model makes of one question (a refusal, half a reply) must not close it for all. */
const serverFaults = new Set<ModelFaultReason>(['timeout', 'unreachable', 'rate-limited']);

export function createLanguageModel(options: LanguageModelOptions): LanguageModel & { close(): void } {
  const { settings, store, log, metrics, clock = systemClock, deadlineMs = modelDeadlineMs } = options;
  const { connectMs = 2_000, longestReply = 128 * 1024 } = options;
  forbidTracing(process.env);
  const chat = new Chat({ settings, deadlineMs, connectMs, longestReply, clock });
  const budget = new Budget({
    store,
    limits: settings.dailyTokens,
    clock,
    onError: (err) => log.error({ err }, 'tokens not put right'),
  });
  const breaker = new Breaker({
    ...(options.breaker ?? { faults: 5, windowMs: 60_000, openMs: 30_000 }),
    clock: options.steadyClock ?? { now: () => performance.now() },
    onOpen: () => log.error('model circuit opened'),
  });

  /** One request, paid from the budget. */
  async function attempt(call: ModelCall, signal: AbortSignal): Promise<ModelReply> {
    const most = estimate(call);
    const reserved = await budget.reserve(options.payerKey(call.payer), total(most));
    try {
      signal.throwIfAborted();
      const reply = await chat.attempt(call, most, signal);
      await reserved.settle(total(reply.tokens));
      return reply;
    } catch (error) {
      if (!(error instanceof AttemptFault && error.mayCost)) await reserved.settle(0);
      throw error;
    }
  }

  /** Step by step under one signal; a step that does not listen to it is left behind when it fires. */
  const chain = RunnableLambda.from(async (call: ModelCall, { signal }: { signal?: AbortSignal }) => {
    const ends = performance.now() + deadlineMs;
    return oneRetry(() => attempt(call, signal!), { left: () => ends - performance.now(), signal: signal! });
  });

  let running = 0;
  async function guarded(call: ModelCall, signal: AbortSignal): Promise<ModelReply> {
    if (running >= mostAtOnce) throw new ModelFault('rate-limited');
    const pass = breaker.enter();
    if (!pass) throw new ModelFault('breaker-open');
    let outcome: CallOutcome = 'neither';
    const deadline = AbortSignal.timeout(deadlineMs);
    running += 1;
    try {
      const reply = await chain.invoke(call, { signal: AbortSignal.any([signal, deadline]) });
      outcome = 'ok';
      return reply;
    } catch (error) {
      const fault = faultOf(error, signal, deadline);
      if (serverFaults.has(fault.reason)) outcome = 'fault';
      throw fault;
    } finally {
      running -= 1;
      pass(outcome);
    }
  }

  return {
    async complete(call, signal) {
      const started = performance.now();
      const seconds = (): number => (performance.now() - started) / 1000;
      try {
        const reply = await guarded(call, signal);
        metrics.modelCalls.inc({ outcome: 'answered' });
        metrics.modelTokens.inc({ kind: 'prompt' }, reply.tokens.prompt);
        metrics.modelTokens.inc({ kind: 'completion' }, reply.tokens.completion);
        return reply;
      } catch (error) {
        const { reason, cause } = error as ModelFault;
        metrics.modelCalls.inc({ outcome: reason });
        const status = error instanceof AttemptFault ? error.status : undefined;
        if (reason !== 'breaker-open')
          log.warn({ reason, status, ms: Math.round(seconds() * 1000), err: cause }, 'model gave no answer');
        throw error;
      } finally {
        metrics.modelSeconds.observe(seconds());
      }
    },
    close: () => chat.close(),
  };
}

/** Why a call failed: who called it off comes first, since everything fails after that. */
function faultOf(error: unknown, caller: AbortSignal, deadline: AbortSignal): ModelFault {
  if (caller.aborted) return new ModelFault('aborted');
  if (deadline.aborted) return new ModelFault('timeout');
  return error instanceof ModelFault ? error : new ModelFault('bad-reply', { cause: error });
}
