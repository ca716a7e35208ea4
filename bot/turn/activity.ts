/** What a turn reads of an inbound activity; the edge has checked and bounded it already. */
import type { Activity, ConversationReference } from 'botbuilder';
import type { Json } from '../../storage/types.js';

export interface PatientActivity {
  type: string;
  text: string;
  value: unknown;
  hasAttachment: boolean;
  isGroup: boolean;
}

export function readActivity(json: Json): PatientActivity {
  const activity = json as Partial<Activity>;
  return {
    type: activity.type ?? '',
    text: activity.text ?? '',
    value: activity.value,
    // A client may leave the type out or null, whatever the SDK's type says.
    hasAttachment: (activity.attachments ?? []).some(
      (file) => (file.contentType as string | null | undefined)?.startsWith('text/html') !== true,
    ),
    isGroup: activity.conversation?.isGroup === true,
  };
}

/** Messages (and edits of them) are conversation; everything else is taken note of and gets no reply. */
export function isConversation(activity: PatientActivity): boolean {
  return activity.type === 'message' || activity.type === 'messageUpdate';
}

/** An activity for botbuilder's context: what came in, addressed by the stored reference. */
export function contextActivity(json: Json, reference: Json): Partial<Activity> {
  const { bot, user, conversation, channelId, serviceUrl } = reference as Partial<ConversationReference>;
  return {
    ...(json as Partial<Activity>),
    ...(bot ? { recipient: bot } : {}),
    ...(user ? { from: user } : {}),
    ...(conversation ? { conversation } : {}),
    ...(channelId ? { channelId } : {}),
    ...(serviceUrl ? { serviceUrl } : {}),
  };
}
