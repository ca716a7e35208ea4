import type { IncomingMessage } from 'node:http';
import { CodedError } from './errors.js';

export interface BodyLimits {
  /** Bytes. */
  bytes: number;
  /** Milliseconds from the headers to the last byte. */
  ms: number;
  /** Levels of objects and arrays inside one another. */
  depth: number;
}

export const defaultLimits: BodyLimits = { bytes: 256 * 1024, ms: 10_000, depth: 32 };

/** Bytes of a refused body that are still read and thrown away, so that the client gets to see the answer. */
const discardable = 16 * 1024 * 1024;

/**
 * Reads a request's body whole.
 * @throws {CodedError} tooLarge, tooSlow; `invalid` when the client goes away.
 */
export function readBody(req: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => fail(size > limits.bytes ? 'tooLarge' : 'tooSlow'), limits.ms);
    const stop = (): void => {
      clearTimeout(timer);
      req.off('data', onData).off('end', onEnd).off('close', onGone).off('error', onGone);
    };
    const fail = (entry: 'tooLarge' | 'tooSlow' | 'invalid'): void => {
      stop();
      req.pause();
      reject(new CodedError(entry, { Connection: 'close' }));
    };
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limits.bytes) chunks.push(chunk);
      else if (size > discardable) fail('tooLarge');
      else chunks = [];
    };
    const onEnd = (): void => {
      stop();
      if (size > limits.bytes) reject(new CodedError('tooLarge'));
      else resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size));
    };
    const onGone = (): void => fail('invalid');
    if (Number(req.headers['content-length'] ?? 0) > discardable) return fail('tooLarge');
    req.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
  });
}

/**
 * Parses JSON that a stranger wrote: bounded depth, keys that reach into prototypes dropped. An empty body is undefined.
 * @throws {CodedError} malformedJson, tooDeep, wrongType.
 */
export function parseJson(body: Buffer, contentType: string | undefined, depth: number): unknown {
  if (body.length === 0) return undefined;
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !/^application\/[\w.-]+\+json$/.test(type)) throw new CodedError('wrongType');
  if (deeperThan(body, depth)) throw new CodedError('tooDeep');
  const text = body.toString('utf8');
  try {
    return text.includes('__proto__') || text.includes('constructor') || text.includes('\\u')
      ? JSON.parse(text, withoutPrototypeKeys)
      : JSON.parse(text);
  } catch {
    // The parser's own message quotes the body: it goes nowhere.
    throw new CodedError('malformedJson');
  }
}

function withoutPrototypeKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  for (const key of ['__proto__', 'constructor', 'prototype'])
    if (Object.hasOwn(value, key)) delete (value as Record<string, unknown>)[key];
  return value;
}

/** Counts brackets outside strings, before parsing, so that depth costs no stack. Linear in the body. */
function deeperThan(body: Buffer, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i];
    if (inString) {
      if (byte === 0x5c) i += 1;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return false;
}
