import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Reads a 32-byte key written as 64 hex digits or as base64. Throws with the reason, never with the key. */
export function parseMasterKey(text: string): Buffer {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, /^[0-9a-f]{64}$/i.test(trimmed) ? 'hex' : 'base64');
  if (key.length !== 32) throw new Error('The master key must be 32 bytes, as 64 hex digits or base64');
  return key;
}

/** Path of the demo's key; production keeps its key in the environment. */
export const masterKeyFile = (dataDir: string) => join(dataDir, 'master.key');

/** The demo's master key: made at the first start, readable by its owner only (mode 0600). */
export function loadOrCreateMasterKey(dataDir: string): Buffer {
  const file = masterKeyFile(dataDir);
  if (existsSync(file)) return parseMasterKey(readFileSync(file, 'utf8'));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const key = randomBytes(32);
  // `wx`: of two first starts at once, one fails rather than sealing under a key that is overwritten.
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, `${key.toString('base64')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return key;
}
