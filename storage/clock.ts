/** UTC milliseconds since the epoch, or a span of milliseconds. */
export type Ms = number;

/** The time, handed in wherever it is needed so that tests own it. */
export interface Clock {
  now(): Ms;
}

export const systemClock: Clock = { now: () => Date.now() };
