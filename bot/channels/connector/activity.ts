import { z } from 'zod';

/** Lengths that no channel's real activities reach; ids go into keys, text into the screen. */
const longestId = 400;
const longestText = 200_000;
const longestExtra = 65_536;

/** Ids and times become keys in the database, where PostgreSQL takes no null bytes: no control characters at all. */
const key = z.string().regex(/^\P{Cc}*$/u);
const id = key.min(1).max(longestId);
/** Channels write null where they mean nothing. */
const short = z.string().max(longestId).nullish();
const time = key.max(80).nullish();
const party = z.object({ id: id.nullish(), name: short, aadObjectId: short, role: short });
const small = (value: unknown): boolean => value === undefined || JSON.stringify(value).length <= longestExtra;
const attachment = z.object({ contentType: short, name: z.string().max(1000).nullish() });

/**
 * An inbound activity, as far as Careline reads it; unknown fields are dropped. `value` and `channelData` have the
 * channel's own form and are bounded: too large a value is refused (a button's answer must not be lost quietly), too
 * large channel data is left out.
 * Source: the Bot Framework activity schema.
 */
export const activitySchema = z.object({
  type: key.min(1).max(80),
  id: id.nullish(),
  channelId: key.trim().min(1).max(80),
  serviceUrl: z.string().min(1).max(500),
  from: party.extend({ id }),
  recipient: party.nullish(),
  conversation: z.object({
    id,
    isGroup: z.boolean().nullish(),
    conversationType: short,
    tenantId: short,
    name: z.string().max(1000).nullish(),
  }),
  text: z.string().max(longestText).nullish(),
  textFormat: short,
  locale: short,
  timestamp: time,
  localTimestamp: time,
  name: short,
  action: short,
  replyToId: short,
  membersAdded: z.array(party).max(1000).nullish(),
  membersRemoved: z.array(party).max(1000).nullish(),
  attachments: z.array(attachment).max(1000).nullish(),
  value: z.unknown().refine(small).optional(),
  channelData: z
    .unknown()
    .optional()
    .transform((value) => (small(value) ? value : undefined)),
});
export type InboundActivity = z.infer<typeof activitySchema>;

/** True when the body has the shape of an activity but lacks an id without which it cannot be answered or told apart. */
export function lacksIds(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { channelId, serviceUrl, from, conversation } = body as Record<string, unknown>;
  const hasId = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { id?: unknown }).id === 'string' &&
    (value as { id: string }).id !== '';
  const hasText = (value: unknown): boolean => typeof value === 'string' && value !== '';
  return !hasText(channelId) || !hasText(serviceUrl) || !hasId(from) || !hasId(conversation);
}

/** True when only the text is over its limit: a human wrote it, so the answer says why. */
export function textTooLong(body: unknown): boolean {
  const text = typeof body === 'object' && body !== null ? (body as { text?: unknown }).text : undefined;
  return typeof text === 'string' && text.length > longestText;
}
