import type { Log } from './log.js';

/**
 * Runs a piece of work at intervals until stopped; a run that is still going is not overtaken, a failure is logged and
 * the next run comes as planned. `stop` waits for a running one.
 */
export function repeat(name: string, ms: number, log: Log, work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<void> | undefined;
  const run = (): void => {
    running ??= work()
      .then(
        () => undefined,
        (err: unknown) => log.error({ err, name }, 'repeated work failed'),
      )
      .finally(() => (running = undefined));
  };
  run();
  const timer = setInterval(run, ms);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
