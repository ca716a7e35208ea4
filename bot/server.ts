import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import restify, { type Request, type Response, type Server } from 'restify';
import { defaultLimits, parseJson, readBody } from './body.js';
import type { Config } from './config.js';
import { CodedError } from './errors.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';
import { sendError } from './respond.js';
import { hostAllowed, setSecurityHeaders } from './security.js';
import { passUpgrades, type Upgrade } from './upgrades.js';

export type { Request, Response } from 'restify';
export type { Upgrade } from './upgrades.js';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  /** find-my-way pattern: `/nurse/api/cases/:id`, `/assets/*`. Parameters come decoded in `req.params`. */
  path: string;
  /** A rejection is answered with its CodedError, anything else with 500 CL2001; both without details. */
  handler(req: Request, res: Response): Promise<void>;
  /**
   * `json` (default of POST, PUT, DELETE): `req.body` is the parsed value, undefined for an empty body.
   * `raw`: a Buffer. `none` (default of GET, OPTIONS): not read; what the handler leaves is thrown away.
   */
  body?: 'json' | 'raw' | 'none';
  /** Bytes; default 256 KB. */
  bodyLimit?: number;
}

export interface ServerOptions {
  config: Pick<Config, 'host' | 'port' | 'profile' | 'publicUrl'>;
  log: Log;
  metrics: Metrics;
  routes: Route[];
  upgrades?: Upgrade[];
  /** Milliseconds that a body may take; default 10,000. */
  bodyMs?: number;
}

export interface CarelineServer {
  /** Starts listening; gives the actual port (config.port may be 0). */
  listen(): Promise<{ port: number; url: string }>;
  /** Takes no new connections, lets running requests end within `graceMs` (default 10,000), then closes the rest. */
  close(graceMs?: number): Promise<void>;
}

type RestifyLog = NonNullable<restify.ServerOptions['log']>;
const registrar = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'del', OPTIONS: 'opts' } as const;

/** The HTTP server with every route mounted. Handlers are given in; this file knows none of them. */
export function createServer(options: ServerOptions): CarelineServer {
  const { config, log, routes } = options;
  const server = restify.createServer({
    name: '',
    log: log as unknown as RestifyLog,
    handleUncaughtExceptions: false,
    maxParamLength: 400,
  });
  // Runs before routing, so that every answer has the headers; missing in restify's published types.
  (server as Server & { first(handler: (req: Request, res: Response) => boolean): void }).first((req, res) => {
    setSecurityHeaders(res, config.profile);
    if (hostAllowed(req, config)) return true;
    sendError(res, 'wrongHost');
    return false;
  });
  server.on('restifyError', (_req: Request, res: Response, err: { statusCode?: number }) =>
    answerRouterError(res, err),
  );
  // Restify says the HTTP server's errors again; one that nobody hears would end the process in a stack.
  server.on('error', (err: Error) => log.error({ err }, 'server fault'));
  const running = new Set<Response>();
  for (const route of routes) mount(server, route, options, running);

  const http = server.server;
  http.requestTimeout = 30_000;
  http.headersTimeout = 15_000;
  http.keepAliveTimeout = 65_000;
  const upgraded = new Set<Duplex>();
  http.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    passUpgrades(options.upgrades ?? [], config, log, req, socket, head);
  });

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        http.once('error', reject);
        http.listen(config.port, config.host, () => {
          http.off('error', reject);
          const { port } = http.address() as AddressInfo;
          resolve({ port, url: config.publicUrl ?? `http://${config.host}:${port}` });
        });
      }),
    close: (graceMs = 10_000) =>
      new Promise((resolve) => {
        // Streams never end by themselves; their pages connect again, to another replica or after the restart.
        for (const res of running) if (isStream(res)) res.end();
        const sockets = setTimeout(() => upgraded.forEach((socket) => socket.destroy()), Math.min(graceMs, 1_000));
        const deadline = setTimeout(() => http.closeAllConnections(), graceMs);
        // A kept-alive connection turns idle when its running request ends: looked for until none is left.
        const sweep = setInterval(() => http.closeIdleConnections(), 25);
        http.close(() => {
          clearTimeout(sockets);
          clearTimeout(deadline);
          clearInterval(sweep);
          resolve();
        });
      }),
  };
}

function mount(server: Server, route: Route, options: ServerOptions, running: Set<Response>): void {
  const { log, metrics, bodyMs } = options;
  const body = route.body ?? (route.method === 'GET' || route.method === 'OPTIONS' ? 'none' : 'json');
  const limits = { ...defaultLimits, ms: bodyMs ?? defaultLimits.ms, bytes: route.bodyLimit ?? defaultLimits.bytes };
  const handler = async (req: Request, res: Response): Promise<void> => {
    const stop = metrics.httpSeconds.startTimer({ route: route.path });
    running.add(res);
    res.once('close', () => running.delete(res));
    try {
      if (body !== 'none') {
        const bytes = await readBody(req, limits);
        req.body = body === 'raw' ? bytes : parseJson(bytes, req.headers['content-type'], limits.depth);
      }
      await route.handler(req, res);
    } catch (err) {
      answerError(res, err, route, log);
    }
    stop({ status: `${Math.floor(res.statusCode / 100)}xx` });
  };
  server[registrar[route.method]](route.path, handler);
  if (route.method === 'GET') server.head(route.path, handler);
}

/** Server-sent events. */
function isStream(res: Response): boolean {
  return String(res.getHeader('content-type')).startsWith('text/event-stream');
}

function answerError(res: Response, err: unknown, route: Route, log: Log): void {
  const coded = err instanceof CodedError ? err : new CodedError('internal');
  const facts = { route: route.path, method: route.method, code: coded.code, status: coded.status };
  if (coded.status >= 500) log.error({ ...facts, err }, 'request failed');
  else log.debug(facts, 'request refused');
  if (!res.headersSent) sendError(res, coded);
  else res.destroy();
}

/** Restify's own refusals (no such route, wrong method, an address that cannot be decoded), in our words. */
function answerRouterError(res: Response, err: { statusCode?: number }): void {
  if (res.headersSent) return;
  if (err.statusCode === 405) sendError(res, 'methodNotAllowed');
  else if (err.statusCode === 404) sendError(res, 'notFound');
  else sendError(res, err.statusCode !== undefined && err.statusCode < 500 ? 'invalid' : 'internal');
}
