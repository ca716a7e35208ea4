import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from './config.js';

const headers: Record<string, string> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'X-Robots-Tag': 'noindex',
};

/** The strictest headers on every answer; a page that needs more (scripts, caching, a frame) sets its own over them. */
export function setSecurityHeaders(res: ServerResponse, profile: Config['profile']): void {
  for (const name in headers) res.setHeader(name, headers[name]!);
  if (profile === 'production') res.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

/**
 * Whether the request names this server. The demo has no sign-in, so a page elsewhere must not reach it by pointing
 * its own host name at this machine (DNS rebinding). Production stands behind a proxy that knows its names.
 */
export function hostAllowed(req: IncomingMessage, config: Pick<Config, 'profile' | 'publicUrl'>): boolean {
  if (config.profile === 'production') return true;
  const host = (req.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (host === '127.0.0.1' || host === 'localhost' || host === '[::1]') return true;
  return config.publicUrl !== undefined && new URL(config.publicUrl).hostname === host;
}

/** Whether the peer is this machine itself. */
export function fromLoopback(req: IncomingMessage): boolean {
  const address = req.socket.remoteAddress ?? '';
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
