/** A circuit breaker: a server that fails again and again is left alone for a while, then tried by one call. */
import type { Clock } from '../../storage/clock.js';

export interface BreakerOptions {
  /** So many faults within `windowMs` open the circuit for `openMs`. */
  faults: number;
  windowMs: number;
  openMs: number;
  /** A steady clock: one that is set back would keep the circuit open. */
  clock: Clock;
  onOpen: () => void;
}

/** What a call said about the server; `neither`: nothing, because it was called off or never made. */
export type CallOutcome = 'ok' | 'fault' | 'neither';

/** Told once, when the call is over. */
export type Pass = (outcome: CallOutcome) => void;

export class Breaker {
  private faults: number[] = [];
  /** Undefined: the circuit is closed, and calls go through. */
  private openUntil: number | undefined;
  private probing = false;

  constructor(private readonly options: BreakerOptions) {}

  /** Undefined while the circuit is open: no call. After that one call at a time goes through, until one is well. */
  enter(): Pass | undefined {
    if (this.openUntil === undefined) return (outcome) => this.count(outcome);
    if (this.probing || this.options.clock.now() < this.openUntil) return undefined;
    this.probing = true;
    return (outcome) => this.judgeProbe(outcome);
  }

  private count(outcome: CallOutcome): void {
    // A call from before the circuit opened says nothing about now.
    if (outcome !== 'fault' || this.openUntil !== undefined) return;
    const now = this.options.clock.now();
    this.faults = [...this.faults.filter((at) => now - at < this.options.windowMs), now];
    if (this.faults.length >= this.options.faults) this.open();
  }

  private judgeProbe(outcome: CallOutcome): void {
    this.probing = false;
    if (outcome === 'fault') this.open();
    if (outcome === 'ok') this.openUntil = undefined;
  }

  private open(): void {
    this.faults = [];
    this.openUntil = this.options.clock.now() + this.options.openMs;
    this.options.onOpen();
  }
}
