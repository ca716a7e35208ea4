import type { Inbound } from '../../../storage/types.js';
import type { InboundActivity } from './activity.js';
import { referenceOf } from './reference.js';

/** Keyed hash of an external id, so that stored ids say nothing about who wrote. */
export type KeyedHash = (text: string) => string;

/**
 * Azure has a channel of its own called Direct Line, which is answered through the connector like any other; in the
 * store that name means our own Direct Line, where the committed row is the delivery.
 */
const storedChannel = (channelId: string): string => (channelId === 'directline' ? 'azure-directline' : channelId);

/** Types that a patient causes by writing; the rest is worked on but not shown. */
const visibleTypes = new Set(['message', 'messageUpdate']);

/**
 * What goes into the inbox for an activity with an id.
 * The inbox key is type, id and edit time: a channel that sends an activity again changes none of them, and an edited
 * Teams message keeps its id but is a new thing to screen.
 * @param at Milliseconds since the epoch, when it arrived.
 */
export function toInbound(activity: InboundActivity & { id: string }, keyedHash: KeyedHash, at: number): Inbound {
  const { type, id, channelId, conversation } = activity;
  const edited = editTime(activity);
  return {
    conversationId: keyedHash(`${channelId}|${conversation.id}`),
    channelId: storedChannel(channelId),
    inboxKey: `${type}|${id}|${edited}`,
    activityId: edited === '' ? id : `${id}|${edited}`,
    activity: { ...withoutNulls(activity), conversation: { ...conversation, isGroup: isGroup(activity) } },
    reference: referenceOf(activity),
    visible: visibleTypes.has(type),
    urgent: false,
    at,
  };
}

/** Empty for a message as first written. */
function editTime({ type, channelData, timestamp, localTimestamp }: InboundActivity): string {
  const event = (channelData as { eventType?: unknown } | null | undefined)?.eventType;
  if (type !== 'messageUpdate' && event !== 'editMessage') return '';
  return timestamp ?? localTimestamp ?? 'edited';
}

/** More people than the patient read along: a Teams channel or group chat, whether or not the channel sets the flag. */
function isGroup({ conversation: { isGroup: flag, conversationType } }: InboundActivity): boolean {
  return flag === true || conversationType === 'channel' || conversationType === 'groupChat';
}

function withoutNulls(activity: InboundActivity): Record<string, unknown> {
  return Object.fromEntries(Object.entries(activity).filter(([, value]) => value !== null && value !== undefined));
}
