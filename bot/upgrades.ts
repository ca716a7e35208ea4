import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from './config.js';
import type { Log } from './log.js';
import { hostAllowed } from './security.js';

/** A web socket address. The handler owns the socket from then on. */
export interface Upgrade {
  /** Segments, `:name` for a parameter: `/v3/directline/conversations/:id/stream`. */
  path: string;
  handler(req: IncomingMessage, socket: Duplex, head: Buffer, params: Record<string, string>): Promise<void> | void;
}

/** Finds the handler of an upgrade request; an unknown address gets 404, a failing handler 500, never an open socket. */
export function passUpgrades(
  upgrades: Upgrade[],
  config: Pick<Config, 'profile' | 'publicUrl'>,
  log: Log,
  req: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  // A peer that vanishes is ordinary; without a listener it would end the process.
  socket.on('error', (err) => log.debug({ err }, 'web socket broke'));
  if (!hostAllowed(req, config)) return refuseUpgrade(socket, 421);
  const pathname = (req.url ?? '').split('?', 1)[0] ?? '';
  for (const upgrade of upgrades) {
    const params = matchPath(upgrade.path, pathname);
    if (params === undefined) continue;
    Promise.resolve()
      .then(() => upgrade.handler(req, socket, head, params))
      .catch((err: unknown) => {
        log.error({ err, route: upgrade.path }, 'upgrade failed');
        refuseUpgrade(socket, 500);
      });
    return;
  }
  refuseUpgrade(socket, 404);
}

/** Answers an upgrade request with a plain status and closes. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function matchPath(pattern: string, pathname: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = pathname.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const segment = given[i] ?? '';
    if (!part.startsWith(':')) {
      if (part !== segment) return undefined;
      continue;
    }
    try {
      params[part.slice(1)] = decodeURIComponent(segment);
    } catch {
      return undefined;
    }
  }
  return params;
}
