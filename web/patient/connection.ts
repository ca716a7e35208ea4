import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { openSession, type Session } from './api';

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
    // Also how long it waits after a refused reconnect, in ms.
    timeout: 10_000,
    // The library waits 3 to 15 s at random before it reconnects; a patient should not.
    random: () => 0,
  });
  keepTrying(line);
  renewWhenExpired(line, session, tell);
  line.connectionStatus$.subscribe((status: ConnectionStatus) => {
    if (status === ConnectionStatus.FailedToConnect) tell('over');
  });
  return line;
}

/** Gets a new token for the same conversation. Web Chat would give up for good if it saw "expired": it never does. */
function renewWhenExpired(line: DirectLine, old: Session, tell: (state: LineState) => void): void {
  const status = line.connectionStatus$;
  const next = status.next.bind(status);
  let renewing = false;
  const renew = async (): Promise<void> => {
    if (renewing) return;
    renewing = true;
    try {
      const { conversationId, token } = await openSession();
      // After long silence the old conversation has ended: the page begins a new one.
      if (conversationId === old.conversationId) line.reconnect({ conversationId, token });
      else tell('over');
    } catch {
      // The service is out of reach; whoever met the expired token tries again, and comes here again.
      tell('lost');
    } finally {
      renewing = false;
    }
  };
  status.next = (value) => {
    if (value === ConnectionStatus.ExpiredToken) void renew();
    // The library says its status again after a refusal, and would open a second socket for it.
    else if (value !== status.getValue()) next(value);
  };
}

/** How long between attempts to send, in ms, and how many: five minutes, as long as Web Chat waits. */
const resend = { everyMs: 2000, times: 150 };

/** The library reports a message that did not get through as the id "retry". */
class NotSent extends Error {
  override name = 'NotSent';
}

/** Sends a message again until it is through. The service knows a repeat by its clientActivityID. */
function keepTrying(line: DirectLine): void {
  const post = line.postActivity.bind(line);
  line.postActivity = (activity) =>
    post(activity)
      .map((id: string) => {
        if (id === 'retry') throw new NotSent();
        return id;
      })
      .retryWhen((errors) =>
        errors
          .do((error: unknown) => {
            if (!(error instanceof NotSent)) throw error;
          })
          .delay(resend.everyMs)
          .take(resend.times),
      );
}
