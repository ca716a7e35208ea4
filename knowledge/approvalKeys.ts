import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A key that cannot be used; the message says why, never what stands in it. */
export class KeyRefused extends Error {
  override name = 'KeyRefused';
}

/**
 * Reads approvers' public keys: Ed25519 as PEM, or as base64 of the DER form (one line, for the environment).
 * Throws KeyRefused on anything else, because a key that is quietly dropped would look like a missing approval.
 */
export function readApproverKeys(keys: readonly string[]): KeyObject[] {
  return keys.map((text, index) => {
    const key = parseKey(text.trim(), index);
    if (key.asymmetricKeyType !== 'ed25519') throw new KeyRefused(`approver key ${index + 1} is not an Ed25519 key`);
    return key;
  });
}

function parseKey(text: string, index: number): KeyObject {
  try {
    if (text.startsWith('-----BEGIN')) return createPublicKey(text);
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  } catch {
    throw new KeyRefused(`approver key ${index + 1} cannot be read: expected PEM or base64 DER`);
  }
}

/** Whether a private key's PEM needs a passphrase. */
export const isEncrypted = (pem: string): boolean => pem.includes('ENCRYPTED');

/** Reads an approver's Ed25519 private key (PEM). Throws KeyRefused. */
export function readPrivateKey(pem: string, passphrase?: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: pem, format: 'pem', ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    throw new KeyRefused(
      isEncrypted(pem) ? 'the private key does not open with this passphrase' : 'this is not a private key in PEM form',
    );
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new KeyRefused('the private key is not an Ed25519 key');
  return key;
}

/** A new key pair: the private half as PEM (encrypted under a passphrase, where one is given), the public half as one line. */
export function newKeyPair(passphrase?: string): { privatePem: string; publicLine: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const sealed = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem', ...sealed }).toString();
  return { privatePem, publicLine: publicLine(privateKey) };
}

/** The public half of a key as `APPROVER_PUBLIC_KEYS` takes it: base64 of the DER form. */
export function publicLine(key: KeyObject): string {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return open.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** A short name of a key, the same for both halves: 8 hex digits of SHA-256. */
export function keyName(key: KeyObject): string {
  return createHash('sha256').update(publicLine(key)).digest('hex').slice(0, 8);
}
