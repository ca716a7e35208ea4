/** Exact (Clopper–Pearson) confidence intervals of a share, found by bisection on the binomial distribution. */
import { quantile } from './bench/quantile.js';
import { randomFrom } from './random.js';

export interface Share {
  hits: number;
  n: number;
  /** hits / n; null without rows. */
  rate: number | null;
  /** Bounds of the two-sided 95 % interval; null without rows. */
  low: number | null;
  high: number | null;
}

function logFactorials(n: number): number[] {
  const logs = [0];
  for (let i = 1; i <= n; i += 1) logs.push(logs[i - 1]! + Math.log(i));
  return logs;
}

/** P(X ≤ k) for X binomial(n, p). */
function cumulative(k: number, n: number, p: number): number {
  if (p <= 0) return 1;
  if (p >= 1) return k >= n ? 1 : 0;
  const logs = logFactorials(n);
  let sum = 0;
  for (let i = 0; i <= k; i += 1)
    sum += Math.exp(logs[n]! - logs[i]! - logs[n - i]! + i * Math.log(p) + (n - i) * Math.log(1 - p));
  return Math.min(1, sum);
}

/** The p in [0, 1] where a falling function of p crosses `target`. */
function crossing(falling: (p: number) => number, target: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (falling(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** @example share(0, 300).high // ≈ 0.0122 */
export function share(hits: number, n: number): Share {
  if (n === 0) return { hits, n, rate: null, low: null, high: null };
  const tail = 0.025;
  const low = hits === 0 ? 0 : crossing((p) => cumulative(hits - 1, n, p), 1 - tail);
  const high = hits === n ? 1 : crossing((p) => cumulative(hits, n, p), tail);
  return { hits, n, rate: hits / n, low, high };
}

/** `91.4 % (84/92; 95 % 83.7–96.2)` */
export function shareText({ hits, n, rate, low, high }: Share): string {
  if (rate === null || low === null || high === null) return 'no rows';
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${percent(rate)} % (${hits}/${n}; 95 % ${percent(low)}–${percent(high)})`;
}

const resamples = 1_000;

/** 95 % interval of a mean by bootstrap over the rows, with fixed seed: the same on every machine. */
export function bootstrap(values: readonly number[]): [number, number] {
  const random = randomFrom(1);
  const means = Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i += 1) sum += values[random(values.length)]!;
    return sum / values.length;
  });
  return [quantile(means, 0.025), quantile(means, 0.975)];
}
