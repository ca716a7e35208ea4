/** The way to a language model, against a server that fails in every way that a server can. */
import { createServer } from 'node:http';
import { createServer as createNetServer, type AddressInfo, type Socket } from 'node:net';
import { createLog } from '../../../bot/log.js';
import { createMetrics } from '../../../bot/metrics.js';
import { createLanguageModel, type LanguageModelOptions } from '../../../bot/model/languageModel.js';
import type { ModelSettings } from '../../../bot/model/settings.js';
import type { ModelCall, ModelReply } from '../../../knowledge/composition/languageModel.js';
import { completion, failure, ModelServer } from '../support/modelServer.js';

/** One for each test: a request that another test has left behind is none of this one's. */
let server: ModelServer;
beforeEach(async () => {
  server = new ModelServer();
  server.otherwise = completion('{"parts":[]}');
  await server.start();
});

const call: ModelCall = {
  prompt: { id: 'select-sentences', version: '1.0.0' },
  messages: [
    { role: 'system', content: 'Choose.' },
    { role: 'user', content: 'What helps? CANARY-QUESTION' },
  ],
  schemaName: 'selection',
  jsonSchema: { type: 'object', additionalProperties: false, properties: {}, required: [] },
  temperature: 0,
  maxTokens: 300,
  payer: 'payer-1',
};

const settings = (baseUrl = server.url): ModelSettings => ({
  mode: 'select',
  server: { kind: 'openai', baseUrl, model: 'asked-for' },
  apiKey: 'CANARY-KEY',
  dailyTokens: { payer: 10_000, site: 10_000 },
});

/** Counts as the store does, and remembers what was settled. */
function memoryCount(limit = 10_000) {
  let counted = 0;
  return {
    counted: () => counted,
    reserveTokens: async ({ tokens }: { tokens: number }) => {
      if (counted + tokens > limit) return false;
      counted += tokens;
      return true;
    },
    settleTokens: async ({ tokens }: { tokens: number }, used: number) => void (counted += used - tokens),
  };
}

const opened: Array<{ close(): void }> = [];
afterEach(async () => {
  opened.splice(0).forEach((one) => one.close());
  await server.stop();
});

function modelWith(more: Partial<LanguageModelOptions> = {}) {
  const lines: string[] = [];
  const log = createLog({ logLevel: 'debug' }, { write: (line) => void lines.push(line) });
  const metrics = createMetrics();
  const store = memoryCount();
  const model = createLanguageModel({
    settings: settings(),
    store,
    payerKey: (payer) => payer,
    log,
    metrics,
    deadlineMs: 3_000,
    ...more,
  });
  opened.push(model);
  return { model, lines, metrics, store };
}

const never = new AbortController().signal;
const complete = (more?: Partial<LanguageModelOptions>, signal = never): Promise<ModelReply> =>
  modelWith(more).model.complete(call, signal);
const reasonOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'answered',
    (error: { reason?: unknown }) => error.reason,
  );

describe('a request', () => {
  it('goes out once, with the schema, and brings back text, model and tokens', async () => {
    expect(await complete()).toEqual({
      content: '{"parts":[]}',
      model: 'fake-1',
      tokens: { prompt: 100, completion: 20 },
    });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      path: '/v1/chat/completions',
      body: {
        model: 'asked-for',
        messages: call.messages,
        max_tokens: 300,
        temperature: 0,
        response_format: { type: 'json_schema', json_schema: { name: 'selection', strict: true } },
      },
    });
  });

  it('carries no header but the key and the type, and never who pays', async () => {
    await complete();
    const { headers, body } = server.requests[0]!;
    expect(Object.keys(headers).sort()).toEqual(
      ['accept', 'authorization', 'connection', 'content-length', 'content-type', 'host'].sort(),
    );
    expect(headers.authorization).toBe('Bearer CANARY-KEY');
    expect(JSON.stringify(body)).not.toContain('payer-1');
  });

  it('sends no key where the server asks for none', async () => {
    await complete({ settings: { ...settings(), apiKey: undefined } });
    expect(server.requests[0]!.headers.authorization).toBeUndefined();
  });

  it('goes to an Azure deployment with its version and its kind of key', async () => {
    const endpoint = server.url.replace('/v1', '/');
    const azure = { kind: 'azure', endpoint, deployment: 'careline-gpt', apiVersion: '2024-10-21' } as const;
    await complete({ settings: { ...settings(), server: azure } });
    expect(server.requests[0]!.path).toBe('/openai/deployments/careline-gpt/chat/completions?api-version=2024-10-21');
    expect(server.requests[0]!.headers['api-key']).toBe('CANARY-KEY');
    expect(server.requests[0]!.headers.authorization).toBeUndefined();
  });

  it('heeds no variable of the SDK or of a proxy', async () => {
    const names = ['OPENAI_BASE_URL', 'OPENAI_ORG_ID', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY'];
    const before = names.map((name) => process.env[name]);
    for (const name of names) process.env[name] = 'http://127.0.0.1:9';
    try {
      expect(await reasonOf(complete())).toBe('answered');
    } finally {
      names.forEach((name, i) =>
        before[i] === undefined ? delete process.env[name] : (process.env[name] = before[i]),
      );
    }
  });
});

describe('what a server does not take is left out, and not sent again', () => {
  it.each([
    ['a schema', "Invalid parameter: 'response_format' of type 'json_schema' is not supported", 'json_object'],
    [
      'max_tokens',
      "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
      'max_completion_tokens',
    ],
    ['a temperature', "Unsupported value: 'temperature' does not support 0 with this model.", undefined],
  ])('%s', async (_what, refusal, instead) => {
    const { model } = modelWith();
    server.answers = [failure(400, refusal)];
    await model.complete(call, never);
    await model.complete(call, never);
    expect(server.requests).toHaveLength(3);
    const [first, second, third] = server.requests.map(({ body }) => body);
    expect(second).not.toEqual(first);
    expect(third).toEqual(second);
    if (instead) expect(JSON.stringify(second)).toContain(instead);
    else expect(second).not.toHaveProperty('temperature');
  });

  it('two refusals in one answer are one too many; the next answer has learned from both', async () => {
    const { model } = modelWith();
    server.answers = [failure(400, 'response_format is unknown'), failure(400, 'response_format is unknown')];
    expect(await reasonOf(model.complete(call, never))).toBe('refused');
    expect(server.requests).toHaveLength(2);
    expect(await reasonOf(model.complete(call, never))).toBe('answered');
    expect(server.requests[2]!.body).not.toHaveProperty('response_format');
  });

  it('two calls that are refused together learn one thing', async () => {
    const { model } = modelWith();
    server.answers = [failure(400, 'no json_schema'), failure(400, 'no json_schema')];
    await Promise.all([model.complete(call, never), model.complete(call, never)]);
    expect(server.requests[3]!.body).toMatchObject({ response_format: { type: 'json_object' } });
  });
});

describe('a fault has a name, and is tried once more at most', () => {
  it.each([
    ['500', failure(500, 'oops'), 'unreachable', 2],
    ['503 with a time to wait', failure(503, 'busy', { 'Retry-After': '0' }), 'unreachable', 2],
    ['429', failure(429, 'slow down', { 'retry-after-ms': '10' }), 'rate-limited', 2],
    ['429 for longer than there is time', failure(429, 'slow down', { 'Retry-After': '60' }), 'rate-limited', 1],
    ['a connection that is cut', { hangUp: true }, 'unreachable', 2],
    ['401', failure(401, 'wrong key'), 'refused', 1],
    ['404', failure(404, 'no such model'), 'refused', 1],
    ['400 about something else', failure(400, 'content management policy'), 'refused', 1],
    ['a redirect', { status: 307, headers: { Location: 'http://127.0.0.1:9/' } }, 'refused', 1],
    ['no JSON', { body: '<html>', headers: { 'Content-Type': 'text/html' } }, 'bad-reply', 1],
    ['broken JSON', { body: '{"choices": [' }, 'bad-reply', 1],
    [
      'a stream',
      { body: 'data: {"choices":[]}\n\n', headers: { 'Content-Type': 'text/event-stream' } },
      'bad-reply',
      1,
    ],
    ['JSON of another form', { body: { choices: [] } }, 'bad-reply', 1],
    ['an error inside a 200', { body: { error: { message: 'no' } } }, 'bad-reply', 1],
    ['no body', { status: 204, body: '' }, 'bad-reply', 1],
    ['no content', completion(null), 'bad-reply', 1],
    [
      'a text that was cut off',
      completion('{', { choices: [{ finish_reason: 'length', message: { content: '{' } }] }),
      'bad-reply',
      1,
    ],
    [
      'a refusal of the model',
      completion(null, { choices: [{ finish_reason: 'stop', message: { refusal: 'I cannot' } }] }),
      'refused',
      1,
    ],
    [
      'a filter',
      completion('x', { choices: [{ finish_reason: 'content_filter', message: { content: 'x' } }] }),
      'refused',
      1,
    ],
    ['a reply without end', { body: { filler: 'x'.repeat(200_000) } }, 'bad-reply', 1],
  ] as const)('%s', async (_what, answer, reason, requests) => {
    server.otherwise = answer;
    expect(await reasonOf(complete())).toBe(reason);
    expect(server.requests).toHaveLength(requests);
  });

  it('the second try may bring the answer', async () => {
    server.answers = [failure(500, 'oops')];
    expect(await reasonOf(complete())).toBe('answered');
  });

  it('a redirect is not followed', async () => {
    let visited = 0;
    const other = createServer((_req, res) => void ((visited += 1), res.end('{}')));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    server.otherwise = {
      status: 308,
      headers: { Location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` },
    };
    expect(await reasonOf(complete())).toBe('refused');
    expect(visited).toBe(0);
    await new Promise((resolve) => other.close(resolve));
  });

  it('nobody there', async () => {
    expect(await reasonOf(complete({ settings: settings('http://127.0.0.1:1/v1') }))).toBe('unreachable');
  });

  it.each(['headers', 'body'] as const)('silence before the end of the %s ends with the deadline', async (stall) => {
    server.otherwise = { ...completion('x'), stall };
    const started = performance.now();
    expect(await reasonOf(complete({ deadlineMs: 200 }))).toBe('timeout');
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(server.requests).toHaveLength(1);
  });

  it('a connection that never stands is given up in time for another try', async () => {
    // Takes the connection and says nothing: TLS never stands.
    const reached: Socket[] = [];
    const deaf = createNetServer((socket) => void reached.push(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    const secure = `https://127.0.0.1:${(deaf.address() as AddressInfo).port}/v1`;
    expect(await reasonOf(complete({ settings: settings(secure), connectMs: 50 }))).toBe('unreachable');
    expect(reached).toHaveLength(2);
    for (const socket of reached) socket.destroy();
    await new Promise((resolve) => deaf.close(resolve));
  });

  it.each([0, 30])('called off after %s ms, it is called off: one request at most, and no other reason', async (ms) => {
    server.otherwise = { ...completion('x'), stall: 'headers' };
    const caller = new AbortController();
    setTimeout(() => caller.abort(), ms);
    expect(await reasonOf(complete({}, caller.signal))).toBe('aborted');
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });

  it('a store that hangs is not waited for longer than the deadline', async () => {
    const store = { ...memoryCount(), reserveTokens: () => new Promise<boolean>(() => undefined) };
    expect(await reasonOf(complete({ store, deadlineMs: 100 }))).toBe('timeout');
    expect(server.requests).toHaveLength(0);
  });

  it('more calls at once than may wait are told so at once', async () => {
    const { model } = modelWith();
    server.otherwise = { ...completion('x'), stall: 'headers' };
    const caller = new AbortController();
    const waiting = Array.from({ length: 32 }, () => reasonOf(model.complete(call, caller.signal)));
    expect(await reasonOf(model.complete(call, never))).toBe('rate-limited');
    caller.abort();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['aborted']));
    server.otherwise = completion('x');
    expect(await reasonOf(model.complete(call, never))).toBe('answered');
  });

  it('called off before it began, it sends nothing', async () => {
    expect(await reasonOf(complete({}, AbortSignal.abort()))).toBe('aborted');
    expect(server.requests).toHaveLength(0);
  });
});

describe('the budget', () => {
  it('is counted before the call and put right after it', async () => {
    const { model, store } = modelWith();
    let during = 0;
    server.otherwise = () => ((during = store.counted()), completion('x'));
    await model.complete(call, never);
    expect(during).toBeGreaterThan(300);
    expect(store.counted()).toBe(120);
  });

  it('when it is spent, nothing is sent', async () => {
    const store = memoryCount(200);
    expect(await reasonOf(complete({ store }))).toBe('budget-spent');
    expect(server.requests).toHaveLength(0);
    expect(store.counted()).toBe(0);
  });

  it.each([
    ['an error of HTTP cost nothing', failure(401, 'no'), 0],
    ['a reply that cannot be used stays counted as reserved', completion(null), 337],
    ['a reply without a count too', completion('x', { usage: undefined }), 337],
    ['a count that cannot be is none', completion('x', { usage: { prompt_tokens: -5, completion_tokens: 1e9 } }), 337],
  ])('%s', async (_what, answer, counted) => {
    const { model, store } = modelWith();
    server.otherwise = answer;
    await reasonOf(model.complete(call, never));
    expect(store.counted()).toBe(counted);
  });

  it('a store that cannot count lets nothing through', async () => {
    const store = { ...memoryCount(), reserveTokens: () => Promise.reject(new Error('down')) };
    expect(await reasonOf(complete({ store }))).toBe('budget-spent');
    expect(server.requests).toHaveLength(0);
  });

  it('a count that cannot be put right is told, and the answer is not lost', async () => {
    const store = { ...memoryCount(), settleTokens: () => Promise.reject(new Error('down')) };
    const { model, lines } = modelWith({ store });
    expect(await reasonOf(model.complete(call, never))).toBe('answered');
    expect(lines.join('')).toContain('tokens not put right');
  });
});

describe('the circuit breaker', () => {
  const breaker = { faults: 2, windowMs: 1_000, openMs: 5_000 };

  it('leaves a failing server alone, tries it with one call, and comes back', async () => {
    let now = 0;
    const { model, lines } = modelWith({ breaker, steadyClock: { now: () => now } });
    server.otherwise = failure(500, 'oops');
    const ask = () => reasonOf(model.complete(call, never));
    expect([await ask(), await ask(), await ask()]).toEqual(['unreachable', 'unreachable', 'breaker-open']);
    expect(server.requests).toHaveLength(4);
    expect(lines.join('')).toContain('model circuit opened');
    now = 5_000;
    server.otherwise = completion('x');
    expect(await Promise.all([ask(), ask()])).toEqual(['answered', 'breaker-open']);
    expect(await ask()).toBe('answered');
  });

  it('is not opened by what a model makes of questions', async () => {
    const { model } = modelWith({ breaker });
    server.otherwise = completion(null);
    for (let i = 0; i < 4; i += 1) expect(await reasonOf(model.complete(call, never))).toBe('bad-reply');
  });
});

describe('what is kept', () => {
  it('logs and numbers, without a word of the call, the reply or the key', async () => {
    const { model, lines, metrics } = modelWith();
    server.answers = [completion('CANARY-REPLY'), failure(401, 'CANARY-REPLY'), { body: 'CANARY-REPLY' }];
    for (let i = 0; i < 3; i += 1) await reasonOf(model.complete(call, never));
    const numbers = await metrics.registry.metrics();
    expect(lines.join('') + numbers).not.toContain('CANARY');
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { msg: 'model gave no answer', reason: 'refused', status: 401 },
      { msg: 'model gave no answer', reason: 'bad-reply' },
    ]);
    expect(numbers).toContain('careline_model_calls_total{outcome="answered"} 1');
    expect(numbers).toContain('careline_model_calls_total{outcome="refused"} 1');
    expect(numbers).toContain('careline_model_tokens_total{kind="prompt"} 100');
    expect(numbers).toContain('careline_model_seconds_count 3');
  });

  it('a fault carries no text either', async () => {
    server.otherwise = failure(400, 'CANARY-REPLY');
    const fault = (await complete().catch((error: unknown) => error)) as Error;
    expect(fault.message).toBe('model call failed: refused');
  });
});
