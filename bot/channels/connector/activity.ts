import { z } from 'zod';

/** Lengths that no channel's real activities reach; ids go into keys, text into the screen. */
const longestId = 400;
export const longestText = 200_000;
const longestExtra = 65_536;

const id = z.string().min(1).max(longestId);
const shortText = z.string().max(longestId);
const account = z.object({
  id,
  name: shortText.optional(),
  aadObjectId: shortText.optional(),
  role: shortText.optional(),
});
/** Values of the channel's own form: kept only where small, because nobody checks what is in them. */
const extra = z.unknown().refine((value) => value === undefined || JSON.stringify(value).length <= longestExtra);
const attachment = z.object({
  contentType: shortText.optional(),
  name: z.string().max(1000).optional(),
  contentUrl: z.string().max(4000).optional(),
});

/**
 * An inbound activity, as far as Careline reads it; unknown fields are dropped.
 * Source: the Bot Framework activity schema.
 */
export const activitySchema = z.object({
  type: z.string().min(1).max(80),
  id: id.optional(),
  channelId: z.string().min(1).max(80),
  serviceUrl: z.string().min(1).max(500),
  from: account,
  recipient: account.partial().optional(),
  conversation: z.object({
    id,
    isGroup: z.boolean().optional(),
    conversationType: shortText.optional(),
    tenantId: shortText.optional(),
    name: z.string().max(1000).optional(),
  }),
  text: z.string().max(longestText).nullish(),
  textFormat: shortText.nullish(),
  locale: shortText.nullish(),
  timestamp: shortText.nullish(),
  localTimestamp: shortText.nullish(),
  name: shortText.nullish(),
  action: shortText.nullish(),
  replyToId: shortText.nullish(),
  membersAdded: z.array(account.partial()).max(1000).optional(),
  membersRemoved: z.array(account.partial()).max(1000).optional(),
  attachments: z.array(attachment).max(50).nullish(),
  value: extra.optional(),
  channelData: extra.optional(),
});
export type InboundActivity = z.infer<typeof activitySchema>;

/** True when the body has the shape of an activity but lacks an id without which it cannot be answered or told apart. */
export function lacksIds(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { channelId, serviceUrl, from, conversation } = body as Record<string, unknown>;
  const hasId = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'string' && (value as { id: string }).id !== '';
  const hasText = (value: unknown): boolean => typeof value === 'string' && value !== '';
  return !hasText(channelId) || !hasText(serviceUrl) || !hasId(from) || !hasId(conversation);
}

/** True when only the text is over its limit: a human wrote it, so the answer says why. */
export function textTooLong(body: unknown): boolean {
  const text = typeof body === 'object' && body !== null ? (body as { text?: unknown }).text : undefined;
  return typeof text === 'string' && text.length > longestText;
}
