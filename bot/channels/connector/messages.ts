import type { Clock } from '../../../storage/clock.js';
import type { Inbound } from '../../../storage/types.js';
import type { Authenticator } from '../../auth/authenticator.js';
import { CodedError, errorCatalogue } from '../../errors.js';
import type { Log } from '../../log.js';
import { sendJson } from '../../respond.js';
import type { Request, Response, Route } from '../../server.js';
import { activitySchema, lacksIds, textTooLong, type InboundActivity } from './activity.js';
import { toInbound, type KeyedHash } from './inbound.js';
import type { Sender } from './outbound.js';

/** Puts a message into the inbox. `spooled`: the store is down; the card is what the patient must read at once, if any. */
export type Receive = (
  inbound: Inbound,
  text: string,
) => Promise<{ status: 'accepted'; duplicate: boolean; seq: number } | { status: 'spooled'; card: unknown | null }>;

export interface MessagesOptions {
  authenticator: Authenticator;
  receive: Receive;
  /** For the emergency card while the store is down; everything else goes out through the outbox. */
  sender: Pick<Sender, 'send'>;
  keyedHash: KeyedHash;
  clock: Clock;
  log: Log;
}

/** 200,000 characters of any script, and what a channel puts around them. */
const bodyBytes = 1024 * 1024;

/** `POST /api/messages`: checked, stored, answered at once; the turn runs afterwards. */
export function messageRoutes(options: MessagesOptions): Route[] {
  return [
    { method: 'POST', path: '/api/messages', bodyLimit: bodyBytes, handler: (req, res) => take(options, req, res) },
  ];
}

async function take(options: MessagesOptions, req: Request, res: Response): Promise<void> {
  const { authenticator, receive, sender, keyedHash, clock, log } = options;
  const body: unknown = req.body;
  await authenticator.check(req, typeof body === 'object' && body !== null ? body : {});
  const activity = readActivity(body);
  if (activity.type === 'invoke') return answerInvoke(activity, res);
  if (!isKept(activity)) return sendJson(res, 200, {});

  const inbound = toInbound(activity, keyedHash, clock.now());
  const result = await receive(inbound, inbound.visible ? (activity.text ?? '') : '');
  if (result.status === 'accepted') return sendJson(res, 200, {});
  if (result.card !== null) {
    const { outcome } = await sender.send(inbound.reference, result.card);
    log.warn({ conversationId: inbound.conversationId, outcome }, 'emergency card sent without the store');
  }
  throw new CodedError('storeDown', { 'Retry-After': '5' });
}

function readActivity(body: unknown): InboundActivity {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) {
    if (lacksIds(body)) throw new CodedError('activityWithoutIds');
    throw new CodedError(textTooLong(body) ? 'textTooLong' : 'activityInvalid');
  }
  const { type, id } = parsed.data;
  if (type === 'message' && typeof id !== 'string') throw new CodedError('activityWithoutIds');
  return parsed.data;
}

/** Typing is no news; the bot's own activities come back on some channels; without an id a notice cannot be told apart. */
function isKept(activity: InboundActivity): activity is InboundActivity & { id: string } {
  if (activity.type === 'typing' || typeof activity.id !== 'string') return false;
  return activity.from.role !== 'bot' && activity.from.id !== activity.recipient?.id;
}

/** Careline's cards use ordinary messages, so no invoke is ours: said in the form that the channel expects. */
function answerInvoke({ name }: InboundActivity, res: Response): void {
  if (name !== 'adaptiveCard/action') throw new CodedError('invokeUnsupported');
  const { code, message } = errorCatalogue.invokeUnsupported;
  sendJson(res, 200, { statusCode: 501, type: 'application/vnd.microsoft.error', value: { code, message } });
}
