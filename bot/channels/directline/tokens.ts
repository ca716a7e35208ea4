import { errors, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../../../storage/clock.js';
import { keyedId, type DirectLineKeys } from './keys.js';

/** How long a token lives: 30 minutes, as Direct Line clients expect (they refresh at half of it). */
const tokenSeconds = 30 * 60;
/** A stream URL is for one connection at once; it is made anew at every reconnect. */
const ticketSeconds = 60;

/** What a token says: one conversation, its one user, and the pages that may use it. */
export interface Grant {
  conversationId: string;
  /** `dl_` and a keyed hash of the conversation: a conversation has exactly one patient. */
  userId: string;
  /** Origins that may use the token; empty means that it is not bound to a page (demo and portal back ends). */
  origins: string[];
  /** Keyed hash of the portal subject, where the patient is signed in. */
  patientHash?: string;
}

export interface Ticket extends Grant {
  watermark: number;
  /** When the token behind the stream ends, UTC ms. */
  expiresAt: number;
}

/** `reason` is `expired` for a once good token, `invalid` for anything else. */
export class TokenRefused extends Error {
  override name = 'TokenRefused';
  constructor(readonly reason: 'expired' | 'invalid') {
    super(`token ${reason}`);
  }
}

/** Signs and checks tokens, stream tickets and the page's session cookie. All of them are HS256 JWTs under separate keys. */
export class Tokens {
  constructor(
    private readonly keys: DirectLineKeys,
    private readonly clock: Clock,
  ) {}

  /** The one patient of a conversation. */
  userOf(conversationId: string): string {
    return `dl_${keyedId(this.keys, 'user', conversationId)}`;
  }

  /** A token for the grant and its lifetime in seconds. */
  async issue(grant: Omit<Grant, 'userId'>): Promise<{ token: string; expiresIn: number }> {
    const user = this.userOf(grant.conversationId);
    const token = await this.sign(this.keys.token, { ...claims(grant), user }, this.seconds() + tokenSeconds);
    return { token, expiresIn: tokenSeconds };
  }

  /** What a token grants and when it ends (UTC ms). Throws TokenRefused. */
  async verify(token: string): Promise<Grant & { expiresAt: number }> {
    const payload = await this.open(this.keys.token, token);
    return { ...this.grantOf(payload), expiresAt: Number(payload['exp']) * 1000 };
  }

  async issueTicket(ticket: Omit<Ticket, 'userId'>): Promise<string> {
    const payload = { ...claims(ticket), watermark: ticket.watermark, until: ticket.expiresAt };
    return this.sign(this.keys.ticket, payload, this.seconds() + ticketSeconds);
  }

  /** Throws TokenRefused. */
  async verifyTicket(text: string): Promise<Ticket> {
    const payload = await this.open(this.keys.ticket, text);
    const { watermark, until } = payload;
    if (typeof watermark !== 'number' || typeof until !== 'number') throw new TokenRefused('invalid');
    return { ...this.grantOf(payload), watermark, expiresAt: until };
  }

  /** The page's session: it has no expiry of its own, the browser drops it when it closes. */
  async issueCookie(conversationId: string): Promise<string> {
    return this.sign(this.keys.cookie, { conv: conversationId });
  }

  /** Throws TokenRefused. */
  async verifyCookie(text: string): Promise<{ conversationId: string; issuedAt: number }> {
    const payload = await this.open(this.keys.cookie, text);
    return { conversationId: this.grantOf(payload).conversationId, issuedAt: Number(payload['iat']) * 1000 };
  }

  private seconds(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  private async sign(key: Uint8Array, payload: Record<string, unknown>, expires?: number): Promise<string> {
    const jwt = new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).setIssuedAt(this.seconds());
    return (expires === undefined ? jwt : jwt.setExpirationTime(expires)).sign(key);
  }

  private async open(key: Uint8Array, token: string): Promise<Record<string, unknown>> {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        currentDate: new Date(this.clock.now()),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new TokenRefused('expired');
      if (error instanceof errors.JOSEError) throw new TokenRefused('invalid');
      throw error;
    }
  }

  private grantOf(payload: Record<string, unknown>): Grant {
    const { conv, origins, patient } = payload;
    if (typeof conv !== 'string') throw new TokenRefused('invalid');
    return {
      conversationId: conv,
      userId: this.userOf(conv),
      origins: Array.isArray(origins) ? origins.map(String) : [],
      ...(typeof patient === 'string' ? { patientHash: patient } : {}),
    };
  }
}

function claims(grant: Omit<Grant, 'userId'>): Record<string, unknown> {
  return {
    conv: grant.conversationId,
    ...(grant.origins.length > 0 ? { origins: grant.origins } : {}),
    ...(grant.patientHash === undefined ? {} : { patient: grant.patientHash }),
  };
}
