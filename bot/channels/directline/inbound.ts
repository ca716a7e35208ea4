import { randomUUID } from 'node:crypto';
import { errorBody, CodedError } from '../../errors.js';
import { sendJson } from '../../respond.js';
import type { Request, Response } from '../../server.js';
import { activitySchema, directLineId, isRecord, longestText, type ClientActivity } from './activities.js';
import type { DirectLineDeps } from './deps.js';
import type { Hub } from './hub.js';
import { keyedId, type DirectLineKeys } from './keys.js';
import type { Grant } from './tokens.js';
import { uploadedActivity } from './upload.js';

/** 100,000 characters are at most 600,000 bytes of JSON (every one escaped); the rest is for the envelope. */
export const activityBytes = 700 * 1024;
/** What is read of an upload before the answer, so that browsers see the answer and not a broken connection. */
const drainBytes = 30 * 1024 * 1024;

/** What the client tells us but nobody acts on: acknowledged, not kept. */
const ignoredTypes = new Set(['typing', 'event', 'conversationUpdate', 'endOfConversation', 'messageReaction']);

export interface InboundDeps extends Pick<DirectLineDeps, 'receive' | 'clock'> {
  keys: DirectLineKeys;
  hub: Hub;
}

/** Takes one activity from a client into the inbox and answers with its id. Throws CodedError on a bad one. */
export async function takeActivity(deps: InboundDeps, grant: Grant, body: unknown, res: Response): Promise<void> {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) throw new CodedError('activityInvalid');
  const given = parsed.data;
  if (ignoredTypes.has(given.type)) return sendJson(res, 200, { id: `${grant.conversationId}|${randomUUID()}` });
  if (given.type !== 'message') throw new CodedError('activityInvalid');
  const text = given.text ?? '';
  if (text.length > longestText) throw new CodedError('tooLarge');
  const result = await deps.receive(inbound(deps, grant, given), text);
  if (result.status === 'accepted') return sendJson(res, 200, { id: directLineId(grant.conversationId, result.seq) });
  const card = isRecord(result.card) ? deps.hub.push(grant.conversationId, result.card) : null;
  sendJson(res, 503, { ...errorBody('storeDown'), activities: card === null ? [] : [card] }, { 'Retry-After': '5' });
}

/** A message with files: the files are dropped unread, the message is answered like any other. */
export async function takeUpload(deps: InboundDeps, grant: Grant, req: Request, res: Response): Promise<void> {
  const beginning = await readBeginning(req);
  const activity = uploadedActivity(req.headers['content-type'] ?? '', beginning);
  const file = { contentType: 'application/octet-stream' };
  const shown = isRecord(activity) ? activity : {};
  const { attachments } = shown;
  const files = Array.isArray(attachments) && attachments.length > 0 ? attachments.slice(0, 20) : [file];
  await takeActivity(deps, grant, { ...shown, type: 'message', attachments: files }, res);
}

function inbound(deps: InboundDeps, grant: Grant, given: ClientActivity) {
  const { conversationId, userId } = grant;
  const clientId = given.channelData?.clientActivityID;
  // A retry carries the same client id, so it gets the same activity id and is known to the inbox.
  const activityId = clientId === undefined ? randomUUID() : keyedId(deps.keys, 'activity', userId, clientId);
  const at = deps.clock.now();
  const parties = { from: { id: userId, role: 'user' }, recipient: { id: 'careline', role: 'bot' } };
  return {
    conversationId,
    channelId: 'directline',
    inboxKey: `message|${activityId}|`,
    activityId,
    activity: {
      ...withoutUndefined(given),
      id: activityId,
      timestamp: new Date(at).toISOString(),
      channelId: 'directline',
      serviceUrl,
      conversation: { id: conversationId },
      ...parties,
    },
    reference: {
      channelId: 'directline',
      serviceUrl,
      conversation: { id: conversationId },
      user: parties.from,
      bot: parties.recipient,
    },
    ...(grant.patientHash === undefined ? {} : { patientHash: grant.patientHash }),
    visible: true,
    urgent: false,
    at,
  };
}

/** Nothing is sent there: the committed row is the delivery. Bot Framework objects just need one. */
const serviceUrl = 'urn:careline:directline';

function withoutUndefined(given: ClientActivity): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Keeps the beginning of a body and throws the rest away, up to a limit. Throws CodedError tooLarge beyond it. */
async function readBeginning(req: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let kept = 0;
  let seen = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    seen += chunk.length;
    if (seen > drainBytes) throw new CodedError('tooLarge', { Connection: 'close' });
    if (kept < activityBytes) chunks.push(chunk);
    kept += chunk.length;
  }
  return Buffer.concat(chunks);
}
