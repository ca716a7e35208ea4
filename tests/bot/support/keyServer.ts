import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Pair {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

export function makePair(kid: string, modulusLength = 2048): Pair {
  return { kid, ...generateKeyPairSync('rsa', { modulusLength }) };
}

const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs claims as the channel does; header fields may be overridden to forge. */
export function signToken(pair: Pair, claims: object, header: object = {}): string {
  const input = `${b64({ alg: 'RS256', typ: 'JWT', kid: pair.kid, ...header })}.${b64(claims)}`;
  return `${input}.${createSign('RSA-SHA256').update(input).sign(pair.privateKey).toString('base64url')}`;
}

/** The classic confusion: HMAC with the public key's text as the secret. */
export function signWithPublicKey(pair: Pair, claims: object): string {
  const input = `${b64({ alg: 'HS256', typ: 'JWT', kid: pair.kid })}.${b64(claims)}`;
  const secret = pair.publicKey.export({ format: 'pem', type: 'spki' });
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

export interface PublishedKey {
  pair: Pair;
  endorsements?: string[];
}

/** A key server as the channel's: an OpenID metadata document and a key set that tests can change. */
export class KeyServer {
  keys: PublishedKey[] = [];
  failing = false;
  /** How often the key set was read. */
  reads = 0;
  private readonly server: Server = createServer((req, res) => {
    if (this.failing) {
      res.statusCode = 500;
      return void res.end('down');
    }
    res.setHeader('Content-Type', 'application/json');
    if (req.url === '/openid') return void res.end(JSON.stringify({ jwks_uri: `${this.base}/keys` }));
    this.reads += 1;
    const keys = this.keys.map(({ pair, endorsements }) => ({
      ...pair.publicKey.export({ format: 'jwk' }),
      kid: pair.kid,
      use: 'sig',
      endorsements,
    }));
    res.end(JSON.stringify({ keys }));
  });

  get base(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
  get metadataUrl(): string {
    return `${this.base}/openid`;
  }
  start(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }
  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
