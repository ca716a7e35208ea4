import { systemClock, type Clock } from '../../../storage/clock.js';
import type { Json } from '../../../storage/types.js';
import { createServiceUrlCheck, isLoopbackUrl } from '../../auth/serviceUrls.js';
import type { Config } from '../../config.js';
import type { Log } from '../../log.js';
import { channelTokens, SignIn, type TokenSource } from './credentials.js';
import { classify, type SendResult } from './outcome.js';
import { Poster } from './post.js';
import { addressed, readReference } from './reference.js';

export type { SendResult } from './outcome.js';

export interface Sender {
  /**
   * Sends one activity through the channel's connector, once. Never rejects: what happened is in the result.
   * `reference` is what `toInbound` made of the last activity of the conversation.
   */
  send(reference: Json, activity: Json): Promise<SendResult>;
  /** Ends the kept-alive connections. */
  close(): void;
}

export interface SenderOptions {
  config: Pick<Config, 'app' | 'profile' | 'serviceUrlAllow'>;
  log: Log;
  clock?: Clock;
  /** Milliseconds for one send, sign-in apart. Default 10,000. */
  deadlineMs?: number;
  /** Default: the SDK's credentials of `config.app`. */
  tokens?: TokenSource;
}

/** The only way out to a channel: service URLs are checked on every send, the token never goes to a listed stranger. */
export function createSender(options: SenderOptions): Sender {
  const { config, log, clock = systemClock, deadlineMs = 10_000 } = options;
  const tokens = options.tokens ?? channelTokens(config.app);
  const signIn = tokens === undefined ? undefined : new SignIn(tokens, clock, deadlineMs);
  const allowed = createServiceUrlCheck(config);
  const poster = new Poster();

  const post = async (serviceUrl: string, path: string, body: string): Promise<SendResult> => {
    // A process on this machine (demo only) is no channel of Microsoft's: it gets no token of ours.
    const anonymous = isLoopbackUrl(serviceUrl);
    let token: string | undefined;
    if (!anonymous) {
      if (signIn === undefined) return { outcome: 'refused', error: 'NO_CREDENTIALS' };
      try {
        token = await signIn.token();
      } catch (err) {
        log.error({ err }, 'no token for the channel');
        return { outcome: 'retry', error: 'NO_TOKEN' };
      }
    }
    const url = new URL(serviceUrl);
    const base = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`;
    const answer = await poster.post({ url, path: base + path, body, token, deadlineMs });
    if (!anonymous && 'status' in answer && answer.status === 401 && signIn?.refused() === true)
      return { outcome: 'retry', error: 'HTTP_401' };
    return classify(answer, clock.now());
  };

  return {
    async send(json, activity) {
      const reference = readReference(json);
      if (reference === undefined) return { outcome: 'refused', error: 'BAD_REFERENCE' };
      if (!allowed(reference.serviceUrl)) return { outcome: 'refused', error: 'SERVICE_URL' };
      const body = addressed(reference, activity);
      const conversation = `v3/conversations/${encodeURIComponent(reference.conversation.id)}/activities`;
      const path =
        body.replyToId === undefined ? conversation : `${conversation}/${encodeURIComponent(body.replyToId)}`;
      return post(reference.serviceUrl, path, JSON.stringify(body));
    },
    close: () => poster.close(),
  };
}
