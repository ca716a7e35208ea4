import { Presets, SingleBar } from 'cli-progress';

/** Shows a person at a terminal how far a long command is. */
export interface Progress {
  start(total: number): void;
  /** There is so much more to do than was known. */
  grow(more: number): void;
  step(): void;
  stop(): void;
}

/** A bar on standard error, so that standard output holds the report alone. */
export function terminalProgress(): Progress {
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} pages, {eta_formatted} left', stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  );
  return {
    start: (total) => bar.start(total, 0),
    grow: (more) => bar.setTotal(bar.getTotal() + more),
    step: () => bar.increment(),
    stop: () => bar.stop(),
  };
}
