import type { Json } from '../../../storage/types.js';
import type { InboundActivity } from './activity.js';

interface Party {
  id?: string | null | undefined;
  name?: string | null | undefined;
}

/** How to reach a conversation again; the fields of botbuilder's ConversationReference that we use. */
export interface Reference {
  channelId: string;
  serviceUrl: string;
  conversation: { id: string; [field: string]: unknown };
  user: Party;
  bot: Party;
  activityId?: string;
}

/** The reference of an inbound activity: who wrote to whom, where, and what a reply answers. */
export function referenceOf(activity: InboundActivity): Reference {
  return {
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
    conversation: activity.conversation,
    user: activity.from,
    bot: activity.recipient ?? {},
    ...(activity.id === undefined || activity.id === null ? {} : { activityId: activity.id }),
  };
}

/** A stored reference, or undefined when it cannot be sent to. */
export function readReference(json: Json): Reference | undefined {
  const { channelId, serviceUrl, conversation, user, bot, activityId } = (json ?? {}) as Partial<Reference>;
  if (typeof serviceUrl !== 'string' || typeof conversation?.id !== 'string' || conversation.id === '')
    return undefined;
  return {
    channelId: typeof channelId === 'string' ? channelId : '',
    serviceUrl,
    conversation,
    user: user ?? {},
    bot: bot ?? {},
    ...(typeof activityId === 'string' && activityId !== '' ? { activityId } : {}),
  };
}

/** An activity as the connector wants it: addressed by the reference, without our own id and time. */
export function addressed(reference: Reference, activity: Json): { replyToId?: string; [field: string]: unknown } {
  const { id: _id, timestamp: _timestamp, from, ...content } = activity as Record<string, unknown>;
  // Teams shows the bot as the sender of everything: a nurse is named in her words.
  const { name } = (from ?? {}) as { name?: unknown };
  return {
    ...content,
    ...(typeof name === 'string' ? { text: `${name}: ${String(content['text'])}` } : {}),
    channelId: reference.channelId,
    serviceUrl: reference.serviceUrl,
    conversation: reference.conversation,
    from: reference.bot,
    recipient: reference.user,
    ...(reference.activityId === undefined ? {} : { replyToId: reference.activityId }),
  };
}
