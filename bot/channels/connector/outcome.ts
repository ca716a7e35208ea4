import type { PostAnswer } from './post.js';

/**
 * What became of one send. `error` is a code, never a text.
 * sent: the channel has it · retry: it has not, try again · unknown: it may have it (time-out, reset, 500) ·
 * refused: it will never take it; `dead`: the patient blocked or removed the bot, so the route is closed.
 */
export type SendResult =
  | { outcome: 'sent'; id?: string }
  | { outcome: 'retry'; error: string; retryAfterMs?: number }
  | { outcome: 'unknown'; error: string }
  | { outcome: 'refused'; error: string; dead?: boolean };

/** Asked for by Microsoft's "rate limiting and retries" page, plus 503. */
const retryStatuses = new Set([412, 429, 502, 503, 504]);
const longestWaitMs = 300_000;

/** @param now Milliseconds since the epoch, for a Retry-After that is a date. */
export function classify(answer: PostAnswer, now: number): SendResult {
  if ('failed' in answer) return { outcome: answer.reached ? 'unknown' : 'retry', error: answer.failed };
  const { status } = answer;
  const error = `HTTP_${status}`;
  if (status >= 200 && status < 300) {
    const id = sentId(answer.body);
    return id === undefined ? { outcome: 'sent' } : { outcome: 'sent', id };
  }
  if (retryStatuses.has(status)) {
    const retryAfterMs = waitOf(answer.retryAfter, now);
    return retryAfterMs === undefined ? { outcome: 'retry', error } : { outcome: 'retry', error, retryAfterMs };
  }
  if (status >= 500 || status === 408) return { outcome: 'unknown', error };
  return status === 403 ? { outcome: 'refused', error, dead: true } : { outcome: 'refused', error };
}

/** Retry-After in seconds or as a date (RFC 9110, 10.2.3), in milliseconds, at most five minutes. */
function waitOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longestWaitMs) : undefined;
}

function sentId(body: string): string | undefined {
  try {
    const id = (JSON.parse(body) as { id?: unknown } | null)?.id;
    return typeof id === 'string' && id !== '' ? id : undefined;
  } catch {
    // Some channels answer 200 with nothing or with plain text: it is sent all the same.
    return undefined;
  }
}
