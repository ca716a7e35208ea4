import { setImmediate } from 'node:timers/promises';

/** Work that pauses: a generator that yields where others may go first, and returns its result. */
export type Steps<T> = Generator<void, T>;

/** Does the work at once: at the start of the service, in tests. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does the work in the background: whatever waits is served between two steps. */
export async function inBackground<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
