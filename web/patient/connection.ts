import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { openSession, streamUrl, type Session } from './api';

/** `lost`: messages may not get through now; the connection is being tried again. `over`: a new session is needed. */
export type LineState = 'connecting' | 'open' | 'lost' | 'over';

/**
 * A Direct Line connection that tells what Web Chat does not: that the socket has dropped. It also gets a new token
 * when the old one has expired (a laptop that slept), in the same conversation.
 */
export function connect(session: Session, tell: (state: LineState) => void): DirectLine {
  class WatchedSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener('open', () => tell('open'));
      this.addEventListener('close', () => tell('lost'));
    }
  }
  const line = new DirectLine({
    token: session.token,
    domain: new URL('/v3/directline', window.location.href).href,
    WebSocket: WatchedSocket,
    // The library waits 3 to 15 s at random before it reconnects; a patient should not.
    random: () => 0,
  });
  let renewing = false;
  line.connectionStatus$.subscribe((status: ConnectionStatus) => {
    if (status === ConnectionStatus.FailedToConnect) tell('over');
    if (status !== ConnectionStatus.ExpiredToken || renewing) return;
    renewing = true;
    renew(line, session, tell)
      .catch(() => tell('over'))
      .finally(() => (renewing = false));
  });
  return line;
}

async function renew(line: DirectLine, old: Session, tell: (state: LineState) => void): Promise<void> {
  const session = await openSession();
  // After long silence the old conversation has ended: the page begins a new one.
  if (session.conversationId !== old.conversationId) return tell('over');
  const { conversationId, token } = session;
  line.reconnect({ conversationId, token, streamUrl: await streamUrl(session, '') });
}
