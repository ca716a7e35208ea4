/**
 * `bench -- turns`: an echo bot and Careline in turn, five times each, on the same mix, with tokens checked on both and
 * Careline committing and sealing every turn on SQLite. Medians; CPU is user and system time of the service per turn.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService, type RunningService } from '../service.js';
import { appId, openChannel, type Channel } from './channel.js';
import { scripts, shares } from './mix.js';
import { median, quantile } from './quantile.js';

export const concurrencies = [1, 16, 64] as const;
const runs = 5;
const turnsOf: Record<number, number> = { 1: 300, 16: 2000, 64: 2000 };
/** Both bots are measured warm: the first thousand turns cost about twice as much in either. */
const warmUpTurns = 1500;

export interface TurnFigures {
  turnsPerSecond: number;
  p50ms: number;
  p99ms: number;
  cpuMs: number;
}

export interface TurnsReport {
  mix: Record<string, number>;
  echo: Record<string, TurnFigures>;
  careline: Record<string, TurnFigures>;
  /** Careline's CPU per turn over the echo bot's, by concurrency. */
  cpuRatio: Record<string, number>;
}

type Bot = 'echo' | 'careline';
type Samples = Record<Bot, Record<string, TurnFigures[]>>;

/** @param dist folder of the built code */
export async function benchTurns(dist: string): Promise<TurnsReport> {
  const channel = await openChannel(join(dist, 'evaluation', 'bench', 'connectorProcess.js'));
  const samples: Samples = { echo: {}, careline: {} };
  try {
    for (let run = 0; run < runs; run += 1)
      for (const bot of ['echo', 'careline'] as const) await measureBot(bot, dist, channel, samples[bot]);
  } finally {
    channel.close();
  }
  const echo = medians(samples.echo);
  const careline = medians(samples.careline);
  const cpuRatio = Object.fromEntries(
    concurrencies.map((n) => [n, round(careline[n]!.cpuMs / echo[n]!.cpuMs)]),
  ) as Record<string, number>;
  return { mix: shares(), echo, careline, cpuRatio };
}

async function measureBot(
  bot: Bot,
  dist: string,
  channel: Channel,
  samples: Record<string, TurnFigures[]>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'careline-bench-'));
  const main = join(dist, bot === 'echo' ? 'evaluation/bench/echoProcess.js' : 'bot/main.js');
  const service = await startService(main, {
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'error',
    MICROSOFT_APP_ID: appId,
    BOT_OPENID_METADATA_URL: channel.metadataUrl,
  });
  try {
    await load(service, channel, 16, warmUpTurns);
    for (const concurrency of concurrencies) {
      const figures = await load(service, channel, concurrency, turnsOf[concurrency]!);
      (samples[concurrency] ??= []).push(figures);
    }
  } finally {
    await service.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** `concurrency` patients, each in its own conversations, write as soon as they are answered. */
async function load(
  service: RunningService,
  channel: Channel,
  concurrency: number,
  turns: number,
): Promise<TurnFigures> {
  const latencies: number[] = [];
  let begun = 0;
  const patient = async (first: number): Promise<void> => {
    for (let played = first; begun < turns; played += 1) {
      const conversation = randomUUID();
      for (const [i, { text }] of scripts[played % scripts.length]!.entries()) {
        if (begun >= turns) return;
        begun += 1;
        latencies.push(await channel.turn(service.url, conversation, i, text));
      }
    }
  };
  const cpuBefore = cpuMsOf(service.pid);
  const started = Date.now();
  await Promise.all(Array.from({ length: concurrency }, (_, i) => patient(i)));
  const seconds = (Date.now() - started) / 1000;
  const cpu = cpuMsOf(service.pid) - cpuBefore;
  return {
    turnsPerSecond: round(latencies.length / seconds),
    p50ms: round(quantile(latencies, 0.5)),
    p99ms: round(quantile(latencies, 0.99)),
    cpuMs: round(cpu / latencies.length),
  };
}

/** User and system time of a process so far, in milliseconds (Linux: clock ticks of 10 ms in /proc). */
function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function medians(samples: Record<string, TurnFigures[]>): Record<string, TurnFigures> {
  return Object.fromEntries(
    Object.entries(samples).map(([concurrency, all]) => {
      const of = (key: keyof TurnFigures): number => median(all.map((one) => one[key]));
      const figures = {
        turnsPerSecond: of('turnsPerSecond'),
        p50ms: of('p50ms'),
        p99ms: of('p99ms'),
        cpuMs: of('cpuMs'),
      };
      return [concurrency, figures];
    }),
  );
}
