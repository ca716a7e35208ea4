import { z } from 'zod';
import type { Message } from '../../../storage/types.js';

/** The longest text that is read whole, in UTF-16 units. Longer ones are refused with 413, never cut. */
export const longestText = 100_000;

const shortText = z.string().max(1000);

/** What a Direct Line client may say. Unknown fields are dropped. */
export const activitySchema = z.object({
  type: z.string().max(40),
  text: z.string().optional(),
  locale: z.string().max(35).optional().catch(undefined),
  value: z.unknown().optional(),
  attachments: z
    .array(z.object({ contentType: shortText.optional(), name: shortText.optional() }))
    .max(20)
    .optional(),
  channelData: z
    .object({
      clientActivityID: z.string().max(200).optional(),
      postBack: z.boolean().optional(),
      /** What the page shows in the patient's bubble for a pressed button. */
      messageBack: z.object({ displayText: shortText.optional() }).optional(),
    })
    .optional()
    // A client may put anything here; what is not understood must not block a patient's message.
    .catch(undefined),
});
export type ClientActivity = z.infer<typeof activitySchema>;

/** An activity as Direct Line clients read it. */
export interface DirectLineActivity extends Record<string, unknown> {
  type: string;
  id: string;
  timestamp: string;
  channelId: 'directline';
  conversation: { id: string };
  from: { id: string; name?: string; role: 'user' | 'bot' };
}

export interface Speakers {
  userId: string;
  assistantName: string;
}

/** Id of a stored line: seven digits keep text order and number order alike up to ten million lines. */
export function directLineId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, '0')}`;
}

/** A line of the transcript as the client sees it. `id` is given only for what is not a stored line. */
export function toDirectLine(message: Message, speakers: Speakers, id?: string): DirectLineActivity {
  const stored = isRecord(message.activity) ? message.activity : {};
  const { serviceUrl: _serviceUrl, recipient: _recipient, ...shown } = stored;
  return {
    ...shown,
    type: typeof stored['type'] === 'string' ? stored['type'] : 'message',
    id: id ?? directLineId(message.conversationId, message.seq),
    timestamp: new Date(message.at).toISOString(),
    channelId: 'directline',
    conversation: { id: message.conversationId },
    from: speaker(message, speakers),
  };
}

/** An activity from the assistant that is not stored: typing, or a card shown while the store is down. */
export function unstored(
  conversationId: string,
  id: string,
  at: number,
  activity: Record<string, unknown>,
  speakers: Speakers,
): DirectLineActivity {
  return toDirectLine({ conversationId, seq: 0, id, author: 'assistant', activity, at }, speakers, id);
}

function speaker(message: Message, speakers: Speakers): DirectLineActivity['from'] {
  switch (message.author) {
    case 'patient':
      return { id: speakers.userId, role: 'user' };
    case 'nurse':
      return { id: 'nurse', name: message.authorName ?? speakers.assistantName, role: 'bot' };
    default:
      return { id: 'careline', name: message.authorName ?? speakers.assistantName, role: 'bot' };
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
