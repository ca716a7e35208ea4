import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../storage/clock.js';

const metadataSchema = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySetSchema = z.object({
  keys: z.array(
    z.object({
      kid: z.string().optional(),
      kty: z.string().optional(),
      n: z.string().optional(),
      e: z.string().optional(),
      endorsements: z.array(z.string()).optional(),
    }),
  ),
});

interface ChannelKey {
  key: KeyObject;
  /** Channels that this key may speak for; empty means that the key names none. */
  endorsements: ReadonlySet<string>;
}

export interface ChannelKeys {
  /** The key of that id, or undefined when the channel has none. Throws KeysUnreachable. */
  find(kid: string): Promise<ChannelKey | undefined>;
  /** Changes with every fetched key set. */
  readonly generation: number;
}

/** The channel's key server did not answer, so a token can be called neither good nor bad. */
export class KeysUnreachable extends Error {
  override name = 'KeysUnreachable';
}

const hour = 3_600_000;
const fresh = 24 * hour;
/** Keys older than a day still serve for another one while the key server is out of reach. */
const usable = 48 * hour;
const betweenUnknownKids = 60_000;
const betweenFailures = 5_000;

export interface ChannelKeysOptions {
  /** OpenID metadata document that names the key set. */
  metadataUrl: string;
  clock: Clock;
  /** Milliseconds for one document. Default 5000. */
  deadlineMs?: number;
}

/** The signing keys of Bot Framework channels: fetched once, kept a day, looked for again when a key id is unknown. */
export function createChannelKeys({ metadataUrl, clock, deadlineMs = 5000 }: ChannelKeysOptions): ChannelKeys {
  let keys = new Map<string, ChannelKey>();
  let generation = 0;
  let fetchedAt = -Infinity;
  let failedAt = -Infinity;
  let running: Promise<void> | undefined;

  const document = async <T>(url: string, schema: z.ZodType<T>): Promise<T> => {
    const answer = await fetch(url, { signal: AbortSignal.timeout(deadlineMs) });
    if (!answer.ok) throw new KeysUnreachable(`status ${answer.status}`);
    return schema.parse(await answer.json());
  };
  const refresh = async (): Promise<void> => {
    try {
      const { jwks_uri } = await document(metadataUrl, metadataSchema);
      keys = readKeys(await document(jwks_uri, keySetSchema));
      generation += 1;
      fetchedAt = clock.now();
      failedAt = -Infinity;
    } catch (cause) {
      failedAt = clock.now();
      throw new KeysUnreachable('the key server did not answer', { cause });
    }
  };
  /** One fetch at a time, whoever asks; a server that has just failed is left alone for a moment. */
  const sharedRefresh = (): Promise<void> => {
    if (running === undefined && clock.now() - failedAt < betweenFailures)
      return Promise.reject(new KeysUnreachable('the key server failed a moment ago'));
    running ??= refresh().finally(() => (running = undefined));
    return running;
  };

  return {
    get generation() {
      return generation;
    },
    async find(kid) {
      const age = clock.now() - fetchedAt;
      const known = keys.get(kid);
      if (known !== undefined && age < fresh) return known;
      if (known === undefined && age < betweenUnknownKids) return undefined;
      try {
        await sharedRefresh();
      } catch (error) {
        if (known !== undefined && age < usable) return known;
        throw error;
      }
      return keys.get(kid);
    },
  };
}

function readKeys(set: z.infer<typeof keySetSchema>): Map<string, ChannelKey> {
  const keys = new Map<string, ChannelKey>();
  for (const { kid, kty, n, e, endorsements } of set.keys) {
    if (kid === undefined || kty !== 'RSA' || n === undefined || e === undefined) continue;
    const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) continue;
    keys.set(kid, { key, endorsements: new Set(endorsements ?? []) });
  }
  return keys;
}
