import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

/** How the server answers one request. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** An object goes out as JSON, a text as it is. */
  body?: unknown;
  /** Stays silent: before the headers, or in the middle of the body. */
  stall?: 'headers' | 'body';
  /** Cuts the connection instead of answering. */
  hangUp?: true;
}

/** A completion as the protocol has it. */
export const completion = (content: string | null, more: Record<string, unknown> = {}): Answer => ({
  body: {
    model: 'fake-1',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
    ...more,
  },
});

export const failure = (status: number, message: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: { error: { message, type: 'error', param: null, code: null } },
});

/** A server that speaks the OpenAI protocol and answers as the test says: from `answers` in order, then `otherwise`. */
export class ModelServer {
  readonly requests: SeenRequest[] = [];
  answers: Answer[] = [];
  otherwise: Answer | ((request: SeenRequest) => Answer) = completion('{"parts":[],"concern":false}');
  private readonly server: Server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
      const request = { path: req.url ?? '', headers: req.headers, body };
      this.requests.push(request);
      const next = this.answers.shift() ?? this.otherwise;
      const answer = typeof next === 'function' ? next(request) : next;
      if (answer.hangUp) return void req.socket.destroy();
      if (answer.stall === 'headers') return;
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
      res.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers });
      if (answer.stall === 'body') return void res.write(text.slice(0, 5));
      res.end(text);
    });
  });

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }
  start(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }
  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
