/** What system tests share: the built service as a process, and polling with a deadline instead of sleeping. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningService, startService } from '../../evaluation/service.js';

export const dist = join(process.cwd(), 'dist');
const main = join(dist, 'bot', 'main.js');
export const nurseToken = 'system-test';

const folders: string[] = [];
/** A folder that `cleanUp` removes. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'careline-system-'));
  folders.push(folder);
  return folder;
}

const services = new Set<RunningService>();
/** Starts the built service with these variables over a silent demo on a free port. */
export async function start(env: Record<string, string>): Promise<RunningService> {
  if (!existsSync(main)) throw new Error('dist/ is missing: run npm run build first');
  const service = await startService(main, {
    PORT: '0',
    LOG_LEVEL: 'fatal',
    NURSE_DEMO_TOKEN: nurseToken,
    ...env,
  });
  services.add(service);
  void service.ended.then(() => services.delete(service));
  return service;
}

/** Kills what still runs and removes the folders: for `afterAll`. */
export async function cleanUp(): Promise<void> {
  await Promise.all([...services].map((service) => service.kill()));
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));
}

/** Runs the built service until it ends by itself; for starts that must fail. */
export function runUntilItEnds(env: Record<string, string>): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'fatal', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const tooLong = setTimeout(() => child.kill('SIGKILL'), 60_000);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('close', (code) => {
      clearTimeout(tooLong);
      resolve({ code, stderr });
    });
  });
}

export const secrets = (): Record<string, string> => ({
  MASTER_KEY: randomBytes(32).toString('base64'),
  DIRECTLINE_SECRET: randomBytes(32).toString('base64'),
});

/** Asks again until there is an answer; `what` names it when there is none in time. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false>,
  ms = 30_000,
): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end;) {
    const answer = await probe();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
  throw new Error(`in ${ms} ms there was no sign of: ${what}`);
}
