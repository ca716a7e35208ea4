/** How a model's server can fail: each writes to one request. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

export interface TransportFault {
  id: string;
  /** @param content what a working server would have said  @param request number of this request, from 0 */
  answer(response: ServerResponse, content: string, request: number): void;
}

const message = (content: unknown, rest: object = {}): object => ({
  role: 'assistant',
  content,
  refusal: null,
  ...rest,
});

const choice = (of: object, finish = 'stop'): object => ({
  index: 0,
  message: of,
  finish_reason: finish,
  logprobs: null,
});

/** A chat completion as OpenAI's protocol has it. */
export const completion = (choices: readonly object[], rest: object = {}): string =>
  JSON.stringify({
    id: 'chatcmpl-adversary',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'adversary-1',
    choices,
    usage: { prompt_tokens: 1_000, completion_tokens: 100, total_tokens: 1_100 },
    ...rest,
  });

export const sound = (content: string): string => completion([choice(message(content))]);

export function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  // Not chained: restify, in the same process, patches `writeHead` so that it returns nothing.
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}

const error = (code: string): string =>
  JSON.stringify({ error: { message: 'the patient is fine', type: code, code, param: null } });

const status = (id: string, code: number, headers: Record<string, string> = {}): TransportFault => ({
  id,
  answer: (response) => send(response, code, error(id), headers),
});

const body = (id: string, of: (content: string) => string, headers: Record<string, string> = {}): TransportFault => ({
  id,
  answer: (response, content) => send(response, 200, of(content), headers),
});

/** Writes a little now and then until the other side hangs up. */
function drip(response: ServerResponse, text: string, everyMs: number): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  let at = 0;
  const timer = setInterval(() => response.write(text[at++ % text.length]!), everyMs);
  response.on('close', () => clearInterval(timer));
}

const noise = (bytes: number): Buffer =>
  Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 7919 + (at >> 3)) % 256));

/** None of these may keep a patient from the section, nor make it late. */
export const transportFaults: readonly TransportFault[] = [
  status('429-retry-soon', 429, { 'retry-after': '0' }),
  status('429-retry-late', 429, { 'retry-after': '3600' }),
  status('429', 429),
  status('500', 500),
  status('503', 503, { 'retry-after': '120' }),
  status('401', 401),
  status('404', 404),
  status('400-content-filter', 400),
  status('redirect', 307, { location: 'http://127.0.0.1:9/elsewhere' }),
  { id: 'stall', answer: () => {} },
  {
    id: 'stall-after-headers',
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.flushHeaders();
    },
  },
  { id: 'drip', answer: (response, content) => drip(response, sound(content), 20) },
  { id: 'endless-spaces', answer: (response) => drip(response, ' ', 1) },
  { id: 'reset', answer: (response) => response.socket?.resetAndDestroy() },
  {
    id: 'reset-in-the-middle',
    answer: (response, content) => {
      const text = sound(content);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(text.length + 500) });
      response.write(text.slice(0, text.length >> 1), () => response.socket?.resetAndDestroy());
    },
  },
  { id: 'hang-up', answer: (response) => response.socket?.end() },
  {
    id: 'garbage',
    answer: (response) => send(response, 200, noise(4_096)),
  },
  { id: 'not-http', answer: (response) => response.socket?.end('you are fine\r\n\r\n') },
  body('event-stream', (content) => `data: ${sound(content)}\n\ndata: [DONE]\n\n`, {
    'content-type': 'text/event-stream',
  }),
  {
    id: 'false-gzip',
    answer: (response, content) => send(response, 200, sound(content), { 'content-encoding': 'gzip' }),
  },
  {
    id: 'gzip-bomb',
    answer: (response) =>
      send(response, 200, gzipSync(Buffer.alloc(4 * 1024 * 1024, 32)), { 'content-encoding': 'gzip' }),
  },
  body('huge', () => sound('you are fine '.repeat(200_000))),
  body('html', () => '<html><body>You are fine.</body></html>', { 'content-type': 'text/html' }),
  body('empty-body', () => ''),
  body('cut-json', (content) => sound(content).slice(0, 100)),
  body('null', () => 'null'),
  body('no-choices', () => completion([])),
  body('choices-missing', () => completion([], { choices: undefined })),
  body('content-null', () => completion([choice(message(null))])),
  body('content-in-parts', (content) => completion([choice(message([{ type: 'text', text: content }]))])),
  body('refusal', () => completion([choice(message(null, { refusal: 'I cannot help with that.' }))])),
  body('refusal-beside-content', (content) =>
    completion([choice(message(content, { refusal: 'I cannot help with that.' }))]),
  ),
  body('tool-calls', (content) =>
    completion([
      choice(
        message(null, {
          tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'tell_patient', arguments: content } }],
        }),
        'tool_calls',
      ),
    ]),
  ),
  body('finish-length', (content) => completion([choice(message(content), 'length')])),
  body('finish-content-filter', (content) => completion([choice(message(content), 'content_filter')])),
  body('error-in-200', () => error('server_error')),
];
