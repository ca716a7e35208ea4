import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { CodedError } from '../../errors.js';
import type { DirectLineDeps } from './deps.js';
import { sameSecret } from './keys.js';
import { isSecure, originOf, ownHost } from './origins.js';
import { TokenRefused, type Grant, type Tokens } from './tokens.js';

/** An anonymous conversation without an open case ends after this long without a message. */
const idleMs = 30 * 60_000;

/** What token endpoints answer, in Direct Line's words. */
export interface TokenAnswer {
  conversationId: string;
  token: string;
  expires_in: number;
}

/** Who may speak in which conversation, and for how long. */
export class Sessions {
  constructor(
    private readonly deps: DirectLineDeps,
    readonly tokens: Tokens,
  ) {}

  newConversationId(): string {
    return randomBytes(16).toString('base64url');
  }

  /**
   * The grant of the request's token, checked against the conversation it asks for and the page it comes from.
   * Throws CodedError: tokenInvalid, tokenExpired, tokenForOther, originRefused.
   */
  async authorize(req: IncomingMessage, conversationId?: string): Promise<Grant & { expiresAt: number }> {
    const grant = await this.checked(() => this.tokens.verify(bearer(req)));
    if (conversationId !== undefined && grant.conversationId !== conversationId) throw new CodedError('tokenForOther');
    this.requireOrigin(grant, req);
    return grant;
  }

  /** The same for a stream ticket, which a WebSocket must carry in its address. */
  async authorizeStream(req: IncomingMessage, conversationId: string, ticket: string) {
    const grant = await this.checked(() => this.tokens.verifyTicket(ticket));
    if (grant.conversationId !== conversationId) throw new CodedError('tokenForOther');
    this.requireOrigin(grant, req);
    return grant;
  }

  isPortal(req: IncomingMessage): boolean {
    const { portalSecret } = this.deps;
    return portalSecret !== undefined && sameSecret(bearer(req), portalSecret);
  }

  async answer(grant: Omit<Grant, 'userId'>): Promise<TokenAnswer> {
    const { token, expiresIn } = await this.tokens.issue(grant);
    return { conversationId: grant.conversationId, token, expires_in: expiresIn };
  }

  /** A new token for a grant that is still good. Throws CodedError tokenExpired where the conversation has ended. */
  async renew(grant: Grant): Promise<TokenAnswer> {
    if (await this.hasEnded(grant)) throw new CodedError('tokenExpired');
    return this.answer(grant);
  }

  /** The token answer with the address of the stream. */
  async withStream(req: IncomingMessage, answer: TokenAnswer, grant: Omit<Grant, 'userId'>, watermark: number) {
    const expiresAt = this.deps.clock.now() + answer.expires_in * 1000;
    const ticket = await this.tokens.issueTicket({ ...grant, watermark, expiresAt });
    const scheme = isSecure(req, this.deps) ? 'wss' : 'ws';
    const path = `/v3/directline/conversations/${encodeURIComponent(grant.conversationId)}/stream`;
    return { ...answer, streamUrl: `${scheme}://${ownHost(req, this.deps)}${path}?t=${ticket}` };
  }

  /**
   * Whether an anonymous conversation is over: idle, and no nurse is waiting for an answer. `since` (UTC ms) counts
   * as a sign of life where nothing has been written yet.
   */
  async hasEnded(
    grant: Pick<Grant, 'conversationId' | 'patientHash'>,
    since = this.deps.clock.now(),
  ): Promise<boolean> {
    if (grant.patientHash !== undefined) return false;
    try {
      const conversation = await this.deps.store.conversation(grant.conversationId);
      const idle = this.deps.clock.now() - (conversation?.lastAt ?? since);
      return idle >= idleMs && !(await this.deps.hasOpenCase(grant.conversationId));
    } catch (err) {
      // A store that is down must not lock a patient out: emergencies are answered without it.
      this.deps.log.warn({ err }, 'idle check failed');
      return false;
    }
  }

  private async checked<T>(verify: () => Promise<T>): Promise<T> {
    try {
      return await verify();
    } catch (err) {
      if (!(err instanceof TokenRefused)) throw err;
      throw new CodedError(err.reason === 'expired' ? 'tokenExpired' : 'tokenInvalid');
    }
  }

  private requireOrigin(grant: Grant, req: IncomingMessage): void {
    if (grant.origins.length === 0) return;
    const origin = originOf(req, this.deps);
    if (origin === undefined || !grant.origins.includes(origin)) throw new CodedError('originRefused');
  }
}

function bearer(req: IncomingMessage): string {
  const [scheme, token] = (req.headers.authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && token !== undefined ? token : '';
}
