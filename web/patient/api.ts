/** What the page asks of the service besides Direct Line. */
export interface Site {
  siteName: string;
  emergency: string;
  country: string;
  /** True where the content is a sample that no clinician has approved. */
  demo: boolean;
}

export interface Session {
  token: string;
  conversationId: string;
  userId: string;
  /** True when this conversation was begun earlier in the browser session. */
  resumed: boolean;
}

/** Thrown when the service answers with anything but success. */
class ServiceError extends Error {
  override name = 'ServiceError';
}

async function request(method: string, path: string): Promise<Response> {
  const response = await fetch(path, { method, cache: 'no-store' });
  if (!response.ok) throw new ServiceError(`${method} ${path}: ${response.status}`);
  return response;
}

export const loadSite = async (): Promise<Site> => (await request('GET', '/webchat/site')).json();

/** A token for this browser session's conversation: the running one, or a new one. */
export const openSession = async (): Promise<Session> => (await request('POST', '/webchat/token')).json();

export const endSession = async (): Promise<void> => void (await request('DELETE', '/webchat/token'));
