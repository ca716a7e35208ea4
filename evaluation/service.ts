/** Starts the real service as a process of its own, and kills it as a power cut would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface RunningService {
  url: string;
  /** Path of the one-time nurse sign-in link that the demo prints. */
  signInPath: string;
  pid: number;
  /** Resolves to the exit code when the process has ended; null when a signal ended it. */
  ended: Promise<number | null>;
  kill(): Promise<void>;
}

/**
 * @param main path of the built `bot/main.js`
 * @param env only these variables reach the service
 */
export async function startService(main: string, env: Record<string, string>): Promise<RunningService> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const found = await Promise.race([addresses(child), ended.then(() => undefined)]);
  if (!found) throw new Error('the service ended before it was ready');
  return {
    ...found,
    pid: child.pid!,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Reads what the service prints until both addresses are there; undefined when it ended before. */
async function addresses(child: ChildProcess): Promise<{ url: string; signInPath: string } | undefined> {
  let url = '';
  for await (const line of createInterface({ input: child.stdout! })) {
    url = /^Patient page:\s+(http:\S+?)\/?$/.exec(line)?.[1] ?? url;
    const link = /^Nurse sign-in:\s+(http:\S+)/.exec(line)?.[1];
    if (!link) continue;
    // What else it prints must not fill the pipe.
    child.stdout!.resume();
    return { url, signInPath: link.slice(new URL(link).origin.length) };
  }
  return undefined;
}
