/** What the page asks of the service besides Direct Line. */
export interface Session {
  token: string;
  conversationId: string;
  userId: string;
  /** True when this conversation was begun earlier in the browser session. */
  resumed: boolean;
}

/** The patient's own case on the nurse line; no words of patient or nurse are in it. */
export interface OpenCase {
  number: string;
  state: 'open' | 'claimed';
  /** Cases that come before it; 0: it is next. */
  ahead: number;
  /** Minutes until a nurse should have answered; 0 or less: it is late. */
  minutes: number;
  urgent: boolean;
  nurse?: string;
}

/** Thrown when the service answers with anything but success. */
class ServiceError extends Error {
  override name = 'ServiceError';
}

/** In a frame on another site the browser keeps the cookie apart, and must be told so. */
const framed = window.parent !== window;
const tokenPath = framed ? '/webchat/token?framed=1' : '/webchat/token';

async function request(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, { ...init, method, cache: 'no-store' });
  if (!response.ok) throw new ServiceError(`${method} ${path}: ${response.status}`);
  return response;
}

/** A token for this browser session's conversation: the running one, or a new one. */
export const openSession = async (): Promise<Session> => (await request('POST', tokenPath)).json();

/** Forgets the conversation in this browser. `keepalive`: also when the page is gone before the answer. */
export const endSession = async (): Promise<void> => void (await request('DELETE', tokenPath, { keepalive: true }));

/** The patient's open case, or null. */
export const loadCase = async (): Promise<OpenCase | null> =>
  ((await (await request('GET', '/webchat/case')).json()) as { case: OpenCase | null }).case;
