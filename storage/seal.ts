import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomFillSync } from 'node:crypto';
import type { Json } from './types.js';

/**
 * AES-256-GCM, one data key per conversation, wrapped by a key that HKDF derives from the master key.
 * A sealed blob is: format byte | key number (4 bytes) | iv (12) | tag (16) | ciphertext.
 */
const format = 1;
const ivBytes = 12;
const tagBytes = 16;
const headerBytes = 1 + 4 + ivBytes + tagBytes;

export interface DataKey {
  conversationId: string;
  no: number;
  bytes: Buffer;
}

/** The blob was changed, moved to another place, or sealed under another key. */
export class SealBroken extends Error {
  override name = 'SealBroken';
}

/** The master key is not the one that this database was sealed under. */
export class WrongMasterKey extends Error {
  override name = 'WrongMasterKey';
}

/** A key for one purpose, derived from the 32-byte master key (HKDF-SHA-256). */
export function derive(masterKey: Buffer, purpose: string): Buffer {
  if (masterKey.length !== 32) throw new WrongMasterKey('The master key must be 32 bytes');
  return Buffer.from(hkdfSync('sha256', masterKey, 'careline', purpose, 32));
}

/** Random bytes are drawn for many ivs at once: one call to the system costs as much for one as for all of them. */
const ivPool = Buffer.alloc(512 * ivBytes);
let ivsUsed = ivPool.length;

function nextIv(): Buffer {
  if (ivsUsed === ivPool.length) {
    randomFillSync(ivPool);
    ivsUsed = 0;
  }
  ivsUsed += ivBytes;
  return Buffer.from(ivPool.subarray(ivsUsed - ivBytes, ivsUsed));
}

/** Seals bytes under a key; `context` must be the same when they are opened. */
export function sealBytes(key: Buffer, keyNo: number, context: string, plain: Buffer): Buffer {
  const iv = nextIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  const header = Buffer.alloc(5);
  header.writeUInt8(format, 0);
  header.writeUInt32BE(keyNo, 1);
  const text = cipher.update(plain);
  cipher.final();
  return Buffer.concat([header, iv, cipher.getAuthTag(), text]);
}

/** Opens what sealBytes made. Throws SealBroken when blob, key or context are not the same. */
export function openBytes(key: Buffer, context: string, blob: Buffer): Buffer {
  keyNoOf(blob);
  const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(5, 5 + ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(blob.subarray(5 + ivBytes, headerBytes));
  const plain = decipher.update(blob.subarray(headerBytes));
  try {
    decipher.final();
  } catch (error) {
    throw new SealBroken('A sealed value does not open: changed, moved or under another key', { cause: error });
  }
  return plain;
}

/** The number of the data key that a blob was sealed under. */
export function keyNoOf(blob: Buffer): number {
  if (blob.length < headerBytes || blob[0] !== format) throw new SealBroken('Not a sealed value of a known format');
  return blob.readUInt32BE(1);
}

/** All that is derived from the master key; holds no state of its own. */
export class Sealer {
  private readonly wrapping: Buffer;
  private readonly lookUp: Buffer;

  constructor(masterKey: Buffer) {
    this.wrapping = derive(masterKey, 'wrap data keys');
    this.lookUp = derive(masterKey, 'look-up hashes');
  }

  newDataKey(conversationId: string, no: number): { key: DataKey; wrapped: Buffer } {
    const bytes = randomBytes(32);
    return {
      key: { conversationId, no, bytes },
      wrapped: sealBytes(this.wrapping, 0, wrapContext(conversationId, no), bytes),
    };
  }

  unwrap(conversationId: string, no: number, wrapped: Buffer): DataKey {
    return { conversationId, no, bytes: openBytes(this.wrapping, wrapContext(conversationId, no), wrapped) };
  }

  /** `place` names table, column and row: a blob moved elsewhere does not open. */
  seal(key: DataKey, place: string, value: Json): Buffer {
    return sealBytes(key.bytes, key.no, context(key.conversationId, place), Buffer.from(JSON.stringify(value ?? null)));
  }

  open(key: DataKey, place: string, blob: Buffer): Json {
    return JSON.parse(openBytes(key.bytes, context(key.conversationId, place), blob).toString()) as Json;
  }

  /** Keyed hash (HMAC-SHA-256, hex) for exact look-ups of values that must not stand in the database. */
  keyedHash(purpose: string, value: string): string {
    return createHmac('sha256', this.lookUp).update(`${purpose}\0${value}`).digest('hex');
  }

  /** A probe to keep beside the data: only the same master key opens it. */
  probe(): Buffer {
    return sealBytes(this.wrapping, 0, 'probe', Buffer.from('careline'));
  }

  /** Throws WrongMasterKey when the probe was made under another master key. */
  checkProbe(probe: Buffer): void {
    try {
      openBytes(this.wrapping, 'probe', probe);
    } catch (error) {
      throw new WrongMasterKey('The master key does not fit this database: it was sealed under another one', {
        cause: error,
      });
    }
  }
}

// The length in front keeps two different pairs from reading the same.
const context = (conversationId: string, place: string) => `${conversationId.length}:${conversationId}:${place}`;
const wrapContext = (conversationId: string, no: number) => context(conversationId, `data_key:${no}`);
