/** Starts the real service as a process of its own, and kills it as a power cut would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface RunningService {
  url: string;
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>;
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
  const ended = once(child, 'exit').then(() => undefined);
  const url = await Promise.race([readyUrl(child), ended.then(() => undefined)]);
  if (url === undefined) throw new Error('the service ended before it was ready');
  return {
    url,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function readyUrl(child: ChildProcess): Promise<string | undefined> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const found = /^Patient page:\s+(http:\S+?)\/?$/.exec(line);
    if (!found) continue;
    // What else it prints must not fill the pipe.
    child.stdout!.resume();
    return found[1];
  }
  return undefined;
}
