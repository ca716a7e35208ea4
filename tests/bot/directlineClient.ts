import { type ConnectionStatus, DirectLine, type Activity } from 'botframework-directlinejs';
import WebSocketNode from 'ws';
// @ts-expect-error xhr2 has no types; it is only put in the place of the browser's class.
import xhr2 from 'xhr2';

/** The library was made for browsers: it finds these two as globals. */
export function installBrowserGlobals(): void {
  Object.assign(globalThis, { WebSocket: WebSocketNode, XMLHttpRequest: xhr2 });
}

export interface Client {
  line: DirectLine;
  /** Everything seen on the stream so far. */
  seen: Activity[];
  statuses: ConnectionStatus[];
  /** Waits until a message with this text has been seen. */
  sees(text: string): Promise<Activity>;
  send(text: string, clientActivityID?: string): Promise<string>;
  end(): void;
}

/** A conformance client: Microsoft's own library against our endpoint. */
export function openClient(
  url: string,
  given: { token: string; conversationId?: string; watermark?: string; webSocket?: boolean },
): Client {
  const line = new DirectLine({ domain: `${url}/v3/directline`, random: () => 0, timeout: 2000, ...given });
  const seen: Activity[] = [];
  const statuses: ConnectionStatus[] = [];
  const waiting = new Set<() => void>();
  line.connectionStatus$.subscribe((status) => statuses.push(status));
  const stream = line.activity$.subscribe((activity) => {
    seen.push(activity);
    waiting.forEach((look) => look());
  });
  return {
    line,
    seen,
    statuses,
    sees: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = seen.find((activity) => activity.type === 'message' && activity.text === text);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    send: (text, clientActivityID) =>
      new Promise((resolve, reject) => {
        const activity = { type: 'message', text, from: { id: '' }, channelData: { clientActivityID } };
        line.postActivity(activity as Activity).subscribe(resolve, reject);
      }),
    end: () => {
      stream.unsubscribe();
      line.end();
    },
  };
}

export interface PageToken {
  token: string;
  conversationId: string;
  userId: string;
  expires_in: number;
  resumed: boolean;
}

/** What the page does first. Returns the answer and the cookie to send next time. */
export async function pageToken(url: string, cookie?: string): Promise<{ page: PageToken; cookie: string }> {
  const response = await fetch(`${url}/webchat/token`, { method: 'POST', headers: cookie ? { cookie } : {} });
  if (!response.ok) throw new Error(`token: ${response.status}`);
  const set = response.headers.get('set-cookie') ?? '';
  return { page: (await response.json()) as PageToken, cookie: set.split(';')[0] ?? '' };
}
