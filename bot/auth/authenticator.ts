import type { IncomingMessage } from 'node:http';
import { systemClock, type Clock } from '../../storage/clock.js';
import type { Config } from '../config.js';
import { CodedError } from '../errors.js';
import type { Log } from '../log.js';
import { fromLoopback } from '../security.js';
import { createChannelKeys, KeysUnreachable } from './channelKeys.js';
import { createChannelTokenCheck, TokenRefused, type VerifyChannelToken } from './channelToken.js';
import { createServiceUrlCheck, isLoopbackUrl } from './serviceUrls.js';

/** Microsoft's OpenID metadata for tokens that the Bot Connector sends to bots. */
const microsoftMetadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

export interface Authenticator {
  /**
   * Lets a Bot Framework activity through or throws a CodedError: notAuthorised (401, never with a reason),
   * serviceUrlRefused (403), keysUnreachable (503, so that the channel sends again).
   */
  check(req: IncomingMessage, activity: { serviceUrl?: unknown; channelId?: unknown }): Promise<void>;
}

export interface AuthenticatorOptions {
  config: Pick<Config, 'app' | 'profile' | 'openIdMetadataUrl' | 'serviceUrlAllow'>;
  log: Log;
  clock?: Clock;
}

/** The door of `/api/messages`. Our own, because the SDK's lets some things through (docs/adr/0006). */
export function createAuthenticator({ config, log, clock = systemClock }: AuthenticatorOptions): Authenticator {
  const serviceUrlAllowed = createServiceUrlCheck(config);
  const refuse = (reason: string): CodedError => {
    log.info({ reason }, 'activity refused');
    return new CodedError('notAuthorised');
  };
  if (config.app === undefined) {
    if (config.profile !== 'demo') throw new Error('no app id outside the demo: the bot would be open to everybody');
    return { check: async (req, activity) => checkOpenDemo(req, activity, refuse) };
  }

  const metadataUrl = config.openIdMetadataUrl ?? microsoftMetadata;
  const keys = createChannelKeys({ metadataUrl, clock });
  const verify = createChannelTokenCheck({ appId: config.app.id, keys, clock });
  return {
    async check(req, { serviceUrl, channelId }) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(req.headers.authorization ?? '')?.[1];
      if (token === undefined) throw refuse('no-bearer-token');
      if (typeof serviceUrl !== 'string' || serviceUrl === '') throw refuse('no-service-url');
      if (typeof channelId !== 'string' || channelId.trim() === '') throw refuse('no-channel');
      const claims = await claimsOf(verify, token, log, refuse);
      if (claims.serviceUrl !== serviceUrl) throw refuse('service-url-differs');
      if (claims.endorsements.size > 0 && !claims.endorsements.has(channelId)) throw refuse('channel-not-endorsed');
      if (!serviceUrlAllowed(serviceUrl)) throw new CodedError('serviceUrlRefused');
    },
  };
}

async function claimsOf(verify: VerifyChannelToken, token: string, log: Log, refuse: (reason: string) => CodedError) {
  try {
    return await verify(token);
  } catch (error) {
    if (error instanceof TokenRefused) throw refuse(error.reason);
    if (!(error instanceof KeysUnreachable)) throw error;
    log.error({ err: error }, 'channel keys cannot be fetched');
    throw new CodedError('keysUnreachable', { 'Retry-After': '5' });
  }
}

/** Without an app id nobody can prove who they are: only this machine may write, and only it gets replies. */
function checkOpenDemo(
  req: IncomingMessage,
  { serviceUrl }: { serviceUrl?: unknown },
  refuse: (reason: string) => CodedError,
): void {
  if (!fromLoopback(req)) throw refuse('not-this-machine');
  // A proxy on this machine makes the whole world look local.
  if (req.headers['x-forwarded-for'] !== undefined || req.headers.forwarded !== undefined) throw refuse('forwarded');
  if (typeof serviceUrl === 'string' && serviceUrl !== '' && !isLoopbackUrl(serviceUrl))
    throw new CodedError('serviceUrlRefused');
}
