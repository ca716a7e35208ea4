/** One request to the model's server through the `openai` package, and what its failures mean. */
import { APIConnectionError, APIError, AzureOpenAI, OpenAI } from 'openai';
import type { ModelCall, ModelReply } from '../../knowledge/composition/languageModel.js';
import type { Clock } from '../../storage/clock.js';
import { AttemptFault } from './attemptFault.js';
import { easier, requestOf, richest, type Dialect } from './dialect.js';
import { DirectFetch, NoConnection, UnusableReply, type DirectFetchOptions } from './directFetch.js';
import { readReply } from './readReply.js';
import { retryAfterMs } from './retryAfter.js';
import type { ModelSettings } from './settings.js';

export interface ChatOptions extends DirectFetchOptions {
  settings: ModelSettings;
  /** Milliseconds for one request; the caller's signal may end it sooner. */
  deadlineMs: number;
  clock: Clock;
}

/** Waits before another try when the server names no time. */
const pauseMs = 250;
/** Statuses after which another try may do: too many requests, or a fault that passes. */
const passing = new Set([408, 409, 429]);

export class Chat {
  readonly model: string;
  private readonly transport: DirectFetch;
  private readonly client: OpenAI;
  private dialect: Dialect = richest;

  constructor(private readonly options: ChatOptions) {
    const { server } = options.settings;
    this.model = server.kind === 'azure' ? server.deployment : server.model;
    this.transport = new DirectFetch(options);
    this.client = clientOf(options, this.transport.fetch);
  }

  /**
   * Sends the call once.
   * @param estimate tokens that the call may use, in place of a count that the server does not give
   * @throws AttemptFault
   */
  async attempt(call: ModelCall, estimate: ModelReply['tokens'], signal: AbortSignal): Promise<ModelReply> {
    const sent = this.dialect;
    let body: unknown;
    try {
      body = await this.client.chat.completions.create(requestOf(call, this.model, sent), { signal });
    } catch (error) {
      throw this.faultOf(error, sent);
    }
    return readReply(body, { model: this.model, tokens: estimate });
  }

  close(): void {
    this.transport.close();
  }

  private faultOf(cause: unknown, sent: Dialect): AttemptFault {
    if (cause instanceof APIConnectionError) return connectionFault(cause);
    if (!(cause instanceof APIError) || cause.status === undefined)
      return new AttemptFault('bad-reply', { cause, mayCost: true });
    const status = cause.status as number;
    if (passing.has(status) || status >= 500) {
      const reason = status === 429 ? 'rate-limited' : 'unreachable';
      const againAfterMs = retryAfterMs(cause.headers, this.options.clock.now()) ?? pauseMs;
      return new AttemptFault(reason, { cause, status, againAfterMs });
    }
    const again = this.learn(sent, cause) ? { againAfterMs: 0 } : {};
    return new AttemptFault('refused', { cause, status, ...again });
  }

  /** True when the next request will leave out what this one was refused for. */
  private learn(sent: Dialect, { status, message, param }: APIError): boolean {
    // Another call has learned meanwhile.
    if (this.dialect !== sent) return true;
    const next = status === 400 || status === 422 ? easier(sent, `${param ?? ''} ${message}`) : undefined;
    this.dialect = next ?? sent;
    return next !== undefined;
  }
}

function connectionFault(error: APIConnectionError): AttemptFault {
  const { cause } = error;
  if (cause instanceof UnusableReply) return new AttemptFault('bad-reply', { cause, mayCost: true });
  // After a broken connection nobody knows whether the server has worked on the request.
  const mayCost = !(cause instanceof NoConnection);
  return new AttemptFault('unreachable', { cause: error, againAfterMs: pauseMs, mayCost });
}

/** Everything is given, so that no variable of the SDK's own (OPENAI_…) changes where the words go or what is logged. */
function clientOf({ settings, deadlineMs }: ChatOptions, fetch: DirectFetch['fetch']): OpenAI {
  const { server, apiKey } = settings;
  const common = {
    // The SDK wants a key; without one the header is not sent.
    apiKey: apiKey ?? 'none',
    ...(apiKey === undefined ? { defaultHeaders: { Authorization: null } } : {}),
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off' as const,
    // Retries are ours: one at most, inside the deadline.
    maxRetries: 0,
    timeout: deadlineMs,
    fetch,
  };
  if (server.kind === 'openai') return new OpenAI({ ...common, baseURL: server.baseUrl });
  const { endpoint, deployment, apiVersion } = server;
  return new AzureOpenAI({ ...common, baseURL: null, endpoint, deployment, apiVersion });
}
