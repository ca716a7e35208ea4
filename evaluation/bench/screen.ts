/** `bench -- screen`: time to screen a 60-word message (microseconds) and 100,000 characters (milliseconds), one core. */
import { performance } from 'node:perf_hooks';
import type { Triage } from '../../triage/triage.js';
import { median, quantile } from './quantile.js';

export interface ScreenReport {
  words60: { p50us: number; p99us: number };
  chars100k: { ms: number };
}

/** Sixty words each, of the kind that patients write. */
const stories = [
  'hello I hope you can help me since about Tuesday my mum who is seventy four has been feeling very tired and a bit short of breath when she goes up the stairs she says it is nothing and she takes tablets for her blood pressure but today she looked grey and her ankles are swollen should we wait for the doctor on Monday morning',
  'I was at the gym on Saturday and lifted too much I think because now my chest is sore when I press on it or turn over in bed there is no pain when I sit still and I am not sweating or breathless I am twenty six and healthy is there anything that I can take for it or should I rest',
  'my little boy is three and has had a cold for four days now with a runny nose and a cough at night he had a temperature of 38.2 last night but it came down and he is drinking and playing with his cars this morning the nursery wants to know if he can come back when is he not infectious any more',
];
const rounds = 3000;
const warmUp = 500;

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

export function benchScreen(triage: Triage): ScreenReport {
  const screen = (text: string): unknown => triage.screen(text, { records: [], seq: 1 });
  for (let i = 0; i < warmUp; i += 1) screen(stories[i % stories.length]!);
  const short = Array.from({ length: rounds }, (_, i) => timed(() => screen(stories[i % stories.length]!)) * 1000);
  const long = stories.join(' ').repeat(200).slice(0, 100_000);
  const whole = Array.from({ length: 5 }, () => timed(() => screen(long)));
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  return {
    words60: { p50us: rounded(quantile(short, 0.5)), p99us: rounded(quantile(short, 0.99)) },
    chars100k: { ms: rounded(median(whole)) },
  };
}
