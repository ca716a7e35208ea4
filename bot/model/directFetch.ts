/** How the model's server is spoken to: no redirect, no proxy, no header that is not ours, a reply of bounded length. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export interface DirectFetchOptions {
  /** Milliseconds until the connection must stand. */
  connectMs: number;
  /** Bytes. */
  longestReply: number;
}

/** No connection came about: nothing was sent. */
export class NoConnection extends Error {
  override name = 'NoConnection';
}

/** A reply that is not read to its end, or that is none. */
export class UnusableReply extends Error {
  override name = 'UnusableReply';
}

/** All that leaves with a request; the SDK would add the machine's system and versions. */
const sentHeaders = ['authorization', 'api-key', 'content-type'];
const readHeaders = ['content-type', 'retry-after', 'retry-after-ms'];
/** Statuses that have no body (Fetch standard, "null body status"). */
const bodiless = new Set([204, 205, 304]);

/**
 * A `fetch` for the SDK on plain node:http(s): it follows no redirect, and agents of its own heed no proxy variable. The
 * whole reply is read here, under the signal of the request, so that a body that stalls ends with the deadline.
 */
export class DirectFetch {
  // Idle connections end before the usual server ends them, so that few requests meet a closing one.
  private readonly http = new HttpAgent({ keepAlive: true, timeout: 4_000 });
  private readonly https = new HttpsAgent({ keepAlive: true, timeout: 4_000 });

  constructor(private readonly options: DirectFetchOptions) {}

  /** @throws NoConnection, UnusableReply, or the error of the connection */
  readonly fetch = async (address: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    if (address instanceof Request || typeof init.body !== 'string')
      throw new TypeError('only an address and a text are sent');
    const res = await this.send(new URL(address), init.body, init);
    const status = res.statusCode ?? 0;
    if (status < 200 || status > 599) throw new UnusableReply('a status that no reply has');
    const body = await readWhole(res, this.options.longestReply);
    const headers = readHeaders.flatMap((name): [string, string][] => {
      const value = res.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    });
    return new Response(bodiless.has(status) ? null : body, { status, headers });
  };

  close(): void {
    this.http.destroy();
    this.https.destroy();
  }

  private send(url: URL, body: string, { method, headers, signal }: RequestInit): Promise<IncomingMessage> {
    const secure = url.protocol === 'https:';
    const own = new Headers(headers);
    const sent = sentHeaders.flatMap((name) => (own.has(name) ? [[name, own.get(name)!] as const] : []));
    return new Promise((resolve, reject) => {
      const req = (secure ? httpsRequest : httpRequest)(url, {
        method: method ?? 'POST',
        agent: secure ? this.https : this.http,
        headers: { ...Object.fromEntries(sent), Accept: 'application/json', 'Content-Length': Buffer.byteLength(body) },
        ...(signal ? { signal } : {}),
      });
      let connected = false;
      req.on('response', resolve);
      req.on('error', (cause) => reject(connected ? cause : new NoConnection('nothing was sent', { cause })));
      req.on('socket', (socket) => {
        connected = !socket.connecting;
        if (connected) return;
        const timer = setTimeout(() => req.destroy(new NoConnection('no connection in time')), this.options.connectMs);
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          connected = true;
          clearTimeout(timer);
        });
        socket.once('close', () => clearTimeout(timer));
      });
      req.end(body);
    });
  }
}

async function readWhole(res: IncomingMessage, longest: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop early destroys the connection.
  for await (const chunk of res as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longest) throw new UnusableReply('longer than a reply may be');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
