import type { IncomingMessage, ServerResponse } from 'node:http';
import { CodedError } from '../../errors.js';
import { sendJson } from '../../respond.js';
import type { Route } from '../../server.js';
import type { DirectLineDeps } from './deps.js';
import { isSecure, isTrusted, originOf } from './origins.js';
import type { Sessions } from './sessions.js';
import { TokenRefused } from './tokens.js';

const cookieName = 'careline_chat';

/** What the patient page itself asks for: its conversation, the end of it, its case, and the hospital's name. */
export function webChatRoutes(deps: DirectLineDeps, sessions: Sessions): Route[] {
  return [
    {
      method: 'POST',
      path: '/webchat/token',
      handler: async (req, res) => {
        const origins = pageOrigins(req, deps);
        const earlier = await continued(req, sessions);
        const conversationId = earlier ?? sessions.newConversationId();
        setCookie(req, res, deps, await sessions.tokens.issueCookie(conversationId));
        const answer = await sessions.answer({ conversationId, origins });
        const userId = sessions.tokens.userOf(conversationId);
        sendJson(res, 200, { ...answer, userId, resumed: earlier !== undefined });
      },
    },
    {
      method: 'DELETE',
      path: '/webchat/token',
      handler: async (req, res) => {
        pageOrigins(req, deps);
        setCookie(req, res, deps, '');
        res.writeHead(204);
        res.end();
      },
    },
    {
      method: 'GET',
      path: '/webchat/case',
      handler: async (req, res) => sendJson(res, 200, { case: await openCase(req, deps, sessions) }),
    },
    {
      method: 'GET',
      path: '/webchat/site',
      // Only the demo serves content that no clinician has approved, and the page says so.
      handler: async (_req, res) => sendJson(res, 200, { ...deps.site, demo: deps.demo }),
    },
  ];
}

/** What the page says about waiting; nothing that patient or nurse wrote is in it. */
interface CaseView {
  number: string;
  state: 'open' | 'claimed';
  /** Unclaimed cases that come before it. */
  ahead: number;
  /** Minutes until a nurse should have answered; 0 or less: late. */
  minutes: number;
  /** An emergency: the patient must act now and not wait. */
  urgent: boolean;
  nurse?: string;
}

const minuteMs = 60_000;

/** The case of the cookie's conversation that is not closed, the latest where there are several; null without one. */
async function openCase(req: IncomingMessage, deps: DirectLineDeps, sessions: Sessions): Promise<CaseView | null> {
  const conversationId = await continued(req, sessions);
  if (conversationId === undefined) return null;
  const found = (await deps.store.openCasesOf(conversationId)).at(-1);
  if (found === undefined) return null;
  const { number, priority, dueAt, claimedBy } = found;
  const claimed = found.state === 'claimed';
  return {
    number,
    state: claimed ? 'claimed' : 'open',
    ahead: claimed ? 0 : await deps.store.casesBefore(found.id),
    minutes: Math.ceil((dueAt - deps.clock.now()) / minuteMs),
    urgent: priority === 'P1',
    ...(claimed && claimedBy !== undefined ? { nurse: claimedBy } : {}),
  };
}

/** The origins a token for this page is bound to. Throws CodedError originRefused. */
function pageOrigins(req: IncomingMessage, deps: DirectLineDeps): string[] {
  const origin = originOf(req, deps);
  if (origin === undefined) {
    // Scripts and tests on this machine; a browser always names its page here.
    if (deps.demo) return [];
    throw new CodedError('originRefused');
  }
  if (!isTrusted(origin, req, deps)) throw new CodedError('originRefused');
  return [origin];
}

/** The conversation of the page's cookie, unless it has ended meanwhile. */
async function continued(req: IncomingMessage, sessions: Sessions): Promise<string | undefined> {
  const cookie = cookieOf(req);
  if (cookie === undefined) return undefined;
  try {
    const { conversationId, issuedAt } = await sessions.tokens.verifyCookie(cookie);
    return (await sessions.hasEnded({ conversationId }, issuedAt)) ? undefined : conversationId;
  } catch (err) {
    // A cookie of another installation or a forged one: the page starts anew.
    if (err instanceof TokenRefused) return undefined;
    throw err;
  }
}

function cookieOf(req: IncomingMessage): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}

/**
 * A cookie without an end date: the browser drops it with the session. An empty value drops it now. In a frame on another
 * site a Strict cookie is never sent; there it is partitioned, so that each portal has its own and none can be followed
 * from site to site. Both need the page's own origin on every request that changes something.
 */
function setCookie(req: IncomingMessage, res: ServerResponse, deps: DirectLineDeps, value: string): void {
  const secure = isSecure(req, deps);
  const framed = secure && (req.url ?? '').endsWith('?framed=1');
  const parts = [`${cookieName}=${value}`, 'Path=/webchat', 'HttpOnly'];
  parts.push(framed ? 'SameSite=None' : 'SameSite=Strict');
  if (secure) parts.push('Secure');
  if (framed) parts.push('Partitioned');
  if (value === '') parts.push('Max-Age=0');
  res.setHeader('Set-Cookie', parts.join('; '));
}
