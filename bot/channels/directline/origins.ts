import type { IncomingMessage } from 'node:http';

export interface OriginPolicy {
  /** Other origins whose pages may hold the chat, for example `https://portal.example.org`. */
  allowedOrigins: readonly string[];
  /** The service's own origin where a proxy stands before it. */
  publicUrl?: string;
  demo: boolean;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True when the request came over TLS, here or at the proxy before us. Lying about it only hurts the liar. */
export function isSecure(req: IncomingMessage, policy: OriginPolicy): boolean {
  if (policy.publicUrl !== undefined) return policy.publicUrl.startsWith('https:');
  const forwarded = req.headers['x-forwarded-proto'];
  return forwarded === 'https' || 'encrypted' in req.socket;
}

/** Host and port under which the client reached us. */
export function ownHost(req: IncomingMessage, policy: OriginPolicy): string {
  return policy.publicUrl === undefined ? (req.headers.host ?? '') : new URL(policy.publicUrl).host;
}

/** The origin of the page that sent the request, or undefined (no browser, or a same-origin GET without marks). */
export function originOf(req: IncomingMessage, policy: OriginPolicy): string | undefined {
  const { origin } = req.headers;
  if (origin !== undefined) return origin;
  // Browsers leave Origin out of a same-origin GET, but mark it otherwise.
  if (req.method !== 'GET') return undefined;
  const own = `${isSecure(req, policy) ? 'https' : 'http'}://${ownHost(req, policy)}`;
  return req.headers['sec-fetch-site'] === 'same-origin' || sentFrom(req.headers.referer, own) ? own : undefined;
}

/** May a page of this origin use the chat: our own pages, or one that the hospital has named. */
export function isTrusted(origin: string, req: IncomingMessage, policy: OriginPolicy): boolean {
  if (policy.allowedOrigins.includes(origin)) return true;
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (url === undefined || url.origin !== origin || url.host !== ownHost(req, policy)) return false;
  // In the demo a name that resolves to this machine must not become "our own" (DNS rebinding).
  return !policy.demo || loopback.has(url.hostname);
}

function sentFrom(referer: string | undefined, origin: string): boolean {
  return referer !== undefined && URL.canParse(referer) && new URL(referer).origin === origin;
}
