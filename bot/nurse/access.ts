import type { IncomingMessage } from 'node:http';
import { CodedError } from '../errors.js';
import { sameSecret } from './signIn.js';
import { sessionId, type Sessions } from './sessions.js';

export interface Access {
  /**
   * Who is asking.
   * @throws {CodedError} nurseSignIn without a good token or session; nurseRefused when a page of another origin
   * tries to change something with this nurse's cookie.
   */
  nurse(req: IncomingMessage): string;
  /** True while the caller of `nurse` would still be let in: asked again by streams that stay open. */
  still(req: IncomingMessage): boolean;
}

/** Whether the browser says that the request comes from our own page. Host names are compared, not schemes: TLS may end at a proxy. */
export function sameOrigin(req: IncomingMessage): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const origin = req.headers.origin;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === req.headers.host;
}

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

export function createAccess(tokens: ReadonlyArray<{ name: string; token: string }>, sessions: Sessions): Access {
  const byToken = (header: string): string | undefined => {
    const offered = /^Bearer (\S{1,500})$/i.exec(header)?.[1];
    if (offered === undefined) return undefined;
    // Every token is compared, so that the time does not tell which nurse it was.
    return tokens.reduce<string | undefined>(
      (found, { name, token }) => (sameSecret(offered, token) ? name : found),
      undefined,
    );
  };
  const bySession = (req: IncomingMessage): string | undefined => {
    const id = sessionId(req.headers.cookie);
    return id === undefined ? undefined : sessions.nurse(id);
  };
  const who = (req: IncomingMessage): string | undefined =>
    req.headers.authorization === undefined ? bySession(req) : byToken(req.headers.authorization);
  return {
    nurse(req) {
      const name = who(req);
      if (name === undefined) throw new CodedError('nurseSignIn');
      const cookie = req.headers.authorization === undefined;
      if (cookie && !reads.has(req.method ?? '') && !sameOrigin(req)) throw new CodedError('nurseRefused');
      return name;
    },
    still: (req) => who(req) !== undefined,
  };
}
