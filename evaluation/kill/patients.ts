/**
 * Patients of a kill round: each writes its script message by message, tries again until a message is acknowledged, and
 * knows what must be in its conversation at the end.
 */
import { randomUUID } from 'node:crypto';

/** What one message must lead to, whatever was killed in between. */
export interface Line {
  text: string;
  /** Part of the reply that must be there exactly once (Direct Line) or at least once (connector). */
  reply: string;
}

export interface Script {
  lines: Line[];
  /** Exactly one case with this priority must exist, or none. */
  case: 'P1' | 'P2' | null;
}

export const scripts: Script[] = [
  {
    lines: [
      // Not the number: the advice is said again in the next reply.
      { text: 'crushing chest pain for 20 minutes', reply: 'What you describe can be dangerous' },
      { text: 'it is probably nothing', reply: 'My advice has not changed' },
    ],
    case: 'P1',
  },
  {
    lines: [
      { text: 'what can I do to prevent high blood pressure?', reply: 'High blood pressure' },
      { text: 'thanks', reply: "You're welcome" },
    ],
    case: null,
  },
  { lines: [{ text: 'can I take ibuprofen with warfarin?', reply: 'I have passed this to a nurse' }], case: 'P2' },
];

export interface Patient {
  script: Script;
  /** Sends every line that is not acknowledged yet; a refused connection ends the attempt, not the patient. */
  write(url: string): Promise<void>;
  /** Texts of the replies that arrived, in order; undefined while the service cannot be asked. */
  replies(url: string): Promise<string[]>;
  /** How often each own message stands in the transcript. */
  own(url: string): Promise<Map<string, number>>;
  /** Careline's id of the conversation, where the patient can know it. */
  conversationId: string | undefined;
}

interface Sent {
  line: Line;
  key: string;
  acknowledged: boolean;
}

/** Milliseconds after which a call counts as failed. */
export const callMs = 20_000;

/** A fetch that the death of the service fails; anything but 2xx is a failure too. */
async function call(url: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(callMs) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

async function writeAll(sent: Sent[], send: (one: Sent) => Promise<unknown>): Promise<void> {
  for (const one of sent.filter(({ acknowledged }) => !acknowledged)) {
    await send(one);
    one.acknowledged = true;
  }
}

const fresh = (script: Script): Sent[] =>
  script.lines.map((line) => ({ line, key: randomUUID(), acknowledged: false }));

interface DirectLineMessage {
  from: { role?: string };
  text?: string;
  attachments?: Array<{ content: unknown }>;
}

/** A patient on the web page: the self-hosted Direct Line. */
export function webPatient(script: Script): Patient {
  const sent = fresh(script);
  let token: { token: string; conversationId: string; userId: string } | undefined;
  const header = (): Record<string, string> => ({
    authorization: `Bearer ${token?.token}`,
    'content-type': 'application/json',
  });
  const path = (url: string): string => `${url}/v3/directline/conversations/${token?.conversationId}/activities`;
  const read = async (url: string): Promise<DirectLineMessage[]> =>
    ((await call(path(url), { headers: header() })) as { activities: DirectLineMessage[] }).activities;
  return {
    script,
    get conversationId() {
      return token?.conversationId;
    },
    async write(url) {
      token ??= (await call(`${url}/webchat/token`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      })) as typeof token;
      await writeAll(sent, ({ line, key }) => {
        const activity = {
          type: 'message',
          text: line.text,
          from: { id: token!.userId },
          channelData: { clientActivityID: key },
        };
        return call(path(url), { method: 'POST', headers: header(), body: JSON.stringify(activity) });
      });
    },
    async replies(url) {
      const messages = await read(url);
      return messages.filter(({ from }) => from.role !== 'user').map((message) => JSON.stringify(message));
    },
    async own(url) {
      const counts = new Map<string, number>();
      for (const { from, text } of await read(url))
        if (from.role === 'user') counts.set(text ?? '', (counts.get(text ?? '') ?? 0) + 1);
      return counts;
    },
  };
}

/** A patient on a Bot Framework channel; `inbox` is what the fake connector received for a conversation. */
export function channelPatient(script: Script, serviceUrl: string, inbox: (conversation: string) => string[]): Patient {
  const sent = fresh(script);
  const id = randomUUID();
  return {
    script,
    conversationId: undefined,
    async write(url) {
      await writeAll(sent, ({ line, key }) => {
        const activity = {
          type: 'message',
          id: key,
          text: line.text,
          channelId: 'msteams',
          serviceUrl,
          from: { id: `user-${id}` },
          recipient: { id: 'careline' },
          conversation: { id },
        };
        return call(`${url}/api/messages`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(activity),
        });
      });
    },
    replies: async () => inbox(id),
    own: async () => new Map(sent.map(({ line }) => [line.text, 1])),
  };
}
