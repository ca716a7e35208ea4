import type { KeyObject } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Clock } from '../../storage/clock.js';
import type { ChannelKeys } from './channelKeys.js';

/** Why a token was refused: for the log only, never for the caller. */
export class TokenRefused extends Error {
  override name = 'TokenRefused';
  constructor(readonly reason: string) {
    super(reason);
  }
}

interface ChannelClaims {
  serviceUrl: string;
  endorsements: ReadonlySet<string>;
}

const issuer = 'https://api.botframework.com';
/** Microsoft's tolerance for clocks that differ, in seconds. */
const toleranceSeconds = 300;
const longestToken = 8_192;
const remembered = 500;

export interface ChannelTokenOptions {
  appId: string;
  keys: ChannelKeys;
  clock: Clock;
}

export type VerifyChannelToken = (token: string) => Promise<ChannelClaims>;

/**
 * Checks a token of the Bot Connector: RS256 with a key of the channel, its issuer, our app id, its times.
 * A channel sends the same token for about an hour: the signature of a known one is not computed again until it
 * expires or the key set changes.
 * Source: "Authentication with the Bot Connector API", Microsoft.
 * @throws {TokenRefused} @throws {KeysUnreachable}
 */
export function createChannelTokenCheck({ appId, keys, clock }: ChannelTokenOptions): VerifyChannelToken {
  const known = new Map<string, { claims: ChannelClaims; until: number; generation: number }>();

  return async (token) => {
    const before = known.get(token);
    if (before !== undefined && before.generation === keys.generation && clock.now() < before.until)
      return before.claims;

    const kid = keyId(token);
    const key = await keys.find(kid);
    // Read before the next await: a key set fetched meanwhile may have withdrawn this key.
    const { generation } = keys;
    if (key === undefined) throw new TokenRefused('unknown-key');
    const payload = await verified(token, key.key, clock.now(), appId);
    const serviceUrl = payload['serviceurl'];
    if (typeof serviceUrl !== 'string' || serviceUrl === '') throw new TokenRefused('no-service-url-claim');

    const claims = { serviceUrl, endorsements: key.endorsements };
    if (known.size >= remembered) known.delete(known.keys().next().value ?? '');
    known.set(token, { claims, until: (payload.exp ?? 0) * 1000, generation });
    return claims;
  };
}

/** The key id of a token that may be worth a look: cheap refusals first, so that forged ones cause no key fetch. */
function keyId(token: string): string {
  if (token.length > longestToken) throw new TokenRefused('too-long');
  let header;
  let payload;
  try {
    header = decodeProtectedHeader(token);
    payload = decodeJwt(token);
  } catch {
    throw new TokenRefused('not-a-token');
  }
  if (header.alg !== 'RS256') throw new TokenRefused('algorithm');
  // Tokens of the emulator path come from sts.windows.net or login.microsoftonline.com: anyone's app can get one.
  if (payload.iss !== issuer) throw new TokenRefused('issuer');
  if (typeof header.kid !== 'string' || header.kid === '') throw new TokenRefused('no-key-id');
  return header.kid;
}

async function verified(token: string, key: KeyObject, now: number, appId: string): Promise<JWTPayload> {
  let payload: JWTPayload;
  try {
    ({ payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      issuer,
      audience: appId,
      clockTolerance: toleranceSeconds,
      requiredClaims: ['exp'],
      currentDate: new Date(now),
    }));
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new TokenRefused(error.code);
    throw error;
  }
  if (payload.aud !== appId) throw new TokenRefused('several-audiences');
  return payload;
}
