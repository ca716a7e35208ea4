import { z } from 'zod';
import type { Dropped } from './composed.js';

/** A reply's envelope: `concern` is read even where the rest cannot be used. */
export interface Envelope {
  concern: boolean;
  /** Null: the reply is broken, nothing of it is used. Its parts are not yet checked. */
  parts: readonly unknown[] | null;
}

const concerned = z.object({ concern: z.literal(true) });

/** Parses a reply as `{ <key>: [...], concern }` and nothing else. Never throws. */
export function readReply(content: string, key: 'parts' | 'statements'): Envelope {
  const json = parseJson(content);
  const concern = concerned.safeParse(json).success;
  const envelope = z.strictObject({ [key]: z.array(z.unknown()).max(100), concern: z.boolean() }).safeParse(json);
  return { concern, parts: envelope.success ? (envelope.data[key] as unknown[]) : null };
}

/** Picks, and what was refused on the way. */
export interface Read<T> {
  picks: T[];
  dropped: Dropped[];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
