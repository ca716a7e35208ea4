import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../storage/clock.js';

/** How long a nurse stays signed in. Milliseconds. */
export const sessionLife = 12 * 60 * 60_000;
export const sessionCookie = 'careline_nurse';
const most = 1_000;

const key = (id: string): string => createHash('sha256').update(id).digest('base64url');

export interface Sessions {
  /** Signs a nurse in and gives the random id for the cookie. */
  start(name: string): string;
  /** Who holds this id, or undefined when it is unknown or has run out. */
  nurse(id: string): string | undefined;
  end(id: string): void;
}

/** Sessions live in memory only: a restart signs everybody out. Ids are kept hashed. */
export function createSessions({ clock }: { clock: Clock }): Sessions {
  const live = new Map<string, { name: string; until: number }>();
  return {
    start(name) {
      const now = clock.now();
      for (const [id, { until }] of live) if (until <= now || live.size >= most) live.delete(id);
      const id = randomBytes(32).toString('base64url');
      live.set(key(id), { name, until: now + sessionLife });
      return id;
    },
    nurse(id) {
      const session = live.get(key(id));
      return session && session.until > clock.now() ? session.name : undefined;
    },
    end(id) {
      live.delete(key(id));
    },
  };
}

/** The Set-Cookie value that signs in (or, without an id, out). */
export function cookieFor(id: string | undefined, secure: boolean): string {
  const life = id === undefined ? 'Max-Age=0' : `Max-Age=${sessionLife / 1000}`;
  return `${sessionCookie}=${id ?? ''}; Path=/nurse; HttpOnly; SameSite=Strict; ${life}${secure ? '; Secure' : ''}`;
}

/** The session id in a Cookie header. */
export function sessionId(cookies: string | undefined): string | undefined {
  const pair = (cookies ?? '')
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${sessionCookie}=`));
  return pair?.slice(sessionCookie.length + 1) || undefined;
}
