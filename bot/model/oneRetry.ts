import { setTimeout as wait } from 'node:timers/promises';
import { AttemptFault } from './attemptFault.js';

export interface RetryOptions {
  /** Milliseconds that are left, at any moment. */
  left: () => number;
  signal: AbortSignal;
}

/** Less time than this is not worth a second try. */
const leastMs = 500;

/** Tries once, and once more after a fault that may pass, if the wait that the server asks for leaves time for it. */
export async function oneRetry<T>(attempt: () => Promise<T>, { left, signal }: RetryOptions): Promise<T> {
  try {
    return await attempt();
  } catch (fault) {
    const pause = fault instanceof AttemptFault ? fault.againAfterMs : undefined;
    if (pause === undefined || pause + leastMs > left()) throw fault;
    await wait(pause, undefined, { signal });
    return attempt();
  }
}
