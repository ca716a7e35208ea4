import { z } from 'zod';
import { CodedError } from '../../errors.js';
import { sendJson } from '../../respond.js';
import type { Request, Route } from '../../server.js';
import { toDirectLine } from './activities.js';
import type { DirectLineDeps } from './deps.js';
import type { Hub } from './hub.js';
import { activityBytes, takeActivity, takeUpload, type InboundDeps } from './inbound.js';
import { keyedId, type DirectLineKeys } from './keys.js';
import { isTrusted } from './origins.js';
import type { Sessions, TokenAnswer } from './sessions.js';
import type { Grant } from './tokens.js';

/** Lines that one poll returns; the client asks again with the watermark. */
const pollLimit = 500;

const generateSchema = z
  .object({
    user: z.object({ id: z.string().min(1).max(400) }).optional(),
    /** A patient who comes back: the conversation must be the same subject's. */
    conversationId: z.string().max(100).optional(),
    trustedOrigins: z.array(z.string().max(200)).max(10).optional(),
  })
  .optional();

/** The Direct Line 3.0 routes. Every one but `tokens/generate` needs a token of the conversation it names. */
export function directLineRoutes(deps: DirectLineDeps, keys: DirectLineKeys, sessions: Sessions, hub: Hub): Route[] {
  const take: InboundDeps = { receive: deps.receive, clock: deps.clock, keys, hub };
  const renew = async (grant: Grant): Promise<TokenAnswer> => {
    const answer = await sessions.renew(grant);
    // The open streams of the conversation live as long as its newest token.
    hub.extend(grant.conversationId, deps.clock.now() + answer.expires_in * 1000);
    return answer;
  };
  const base = '/v3/directline';
  const conversation = `${base}/conversations/:id`;
  return [
    {
      method: 'POST',
      path: `${base}/tokens/generate`,
      handler: async (req, res) => sendJson(res, 200, await sessions.answer(await portalGrant(deps, sessions, req))),
    },
    {
      method: 'POST',
      path: `${base}/tokens/refresh`,
      handler: async (req, res) => sendJson(res, 200, await renew(await sessions.authorize(req))),
    },
    {
      method: 'POST',
      path: `${base}/conversations`,
      handler: async (req, res) => {
        const portal = sessions.isPortal(req);
        const grant = portal ? await portalGrant(deps, sessions, req) : await sessions.authorize(req);
        // From the beginning: a page that was reloaded shows the whole transcript again.
        sendJson(res, 201, await sessions.withStream(req, await sessions.answer(grant), grant, 0));
      },
    },
    {
      method: 'GET',
      path: conversation,
      handler: async (req, res) => {
        const grant = await sessions.authorize(req, idOf(req));
        const answer = await renew(grant);
        sendJson(res, 200, await sessions.withStream(req, answer, grant, watermarkOf(req)));
      },
    },
    {
      method: 'GET',
      path: `${conversation}/activities`,
      handler: async (req, res) => {
        const { conversationId, userId } = await sessions.authorize(req, idOf(req));
        const after = watermarkOf(req);
        const messages = await deps.store.messages(conversationId, after, pollLimit);
        const speakers = { userId, assistantName: deps.site.siteName };
        const activities = messages.map((message) => toDirectLine(message, speakers));
        sendJson(res, 200, { activities, watermark: String(messages.at(-1)?.seq ?? after) });
      },
    },
    {
      method: 'POST',
      path: `${conversation}/activities`,
      bodyLimit: activityBytes,
      handler: async (req, res) => takeActivity(take, await sessions.authorize(req, idOf(req)), req.body, res),
    },
    {
      method: 'POST',
      path: `${conversation}/upload`,
      body: 'none',
      handler: async (req, res) => takeUpload(take, await sessions.authorize(req, idOf(req)), req, res),
    },
    {
      method: 'GET',
      path: `${base}/session/getsessionid`,
      handler: async (req, res) => {
        const { conversationId } = await sessions.authorize(req);
        sendJson(res, 200, { sessionId: keyedId(keys, 'session', conversationId) });
      },
    },
  ];
}

/** A portal's back end asks with the secret, naming its signed-in patient. Throws CodedError. */
async function portalGrant(deps: DirectLineDeps, sessions: Sessions, req: Request): Promise<Omit<Grant, 'userId'>> {
  if (!sessions.isPortal(req)) throw new CodedError('tokenInvalid');
  const parsed = generateSchema.safeParse(req.body);
  if (!parsed.success) throw new CodedError('invalid');
  const { user, conversationId, trustedOrigins } = parsed.data ?? {};
  const origins = trustedOrigins ?? [...deps.allowedOrigins];
  if (!origins.every((origin) => isTrusted(origin, req, deps))) throw new CodedError('originRefused');
  const patientHash = user === undefined ? undefined : deps.keyedHash(user.id);
  if (conversationId !== undefined) {
    const known = await deps.store.conversation(conversationId);
    if (patientHash === undefined || known?.patientHash !== patientHash) throw new CodedError('tokenForOther');
  }
  return {
    conversationId: conversationId ?? sessions.newConversationId(),
    origins,
    ...(patientHash === undefined ? {} : { patientHash }),
  };
}

function idOf(req: Request): string {
  return String((req.params as Record<string, unknown>)['id']);
}

/** The seq after which the client wants lines; none means from the beginning. Throws CodedError invalid. */
function watermarkOf(req: Request): number {
  const text = new URLSearchParams(req.url?.split('?')[1]).get('watermark') ?? '';
  if (!/^\d{0,15}$/.test(text)) throw new CodedError('invalid');
  return Number(text);
}
