import type { StoreEvent } from './types.js';

/** Who wants to hear of changes. A listener that throws is reported and holds up nobody. */
export class Listeners {
  private readonly all = new Set<(event: StoreEvent) => void>();

  constructor(private readonly onError: (error: Error) => void) {}

  /** Returns the way to stop. */
  add(listener: (event: StoreEvent) => void): () => void {
    // A wrapper of its own, so that the same function added twice is heard twice and removed once.
    const entry = (event: StoreEvent) => listener(event);
    this.all.add(entry);
    return () => void this.all.delete(entry);
  }

  tell(event: StoreEvent): void {
    for (const listener of this.all) {
      try {
        listener(event);
      } catch (error) {
        this.onError(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  clear(): void {
    this.all.clear();
  }
}
