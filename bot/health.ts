import { errorBody } from './errors.js';
import type { Log } from './log.js';
import { sendJson } from './respond.js';
import type { Route } from './server.js';

/** One thing that must work before messages are taken: rejects when it does not. */
type ReadyCheck = () => Promise<void>;

export interface HealthOptions {
  log: Log;
  /** By name, for example `store`, `spool`, `content`; the names are shown, the errors are not. */
  checks: Record<string, ReadyCheck>;
  /** Milliseconds after which a check counts as failed. Default 2000. */
  deadlineMs?: number;
}

/** `GET /healthz` (the process answers) and `GET /readyz` (it can take messages; 503 names what fails). */
export function healthRoutes({ log, checks, deadlineMs = 2000 }: HealthOptions): Route[] {
  return [
    { method: 'GET', path: '/healthz', handler: async (_req, res) => sendJson(res, 200, { status: 'alive' }) },
    {
      method: 'GET',
      path: '/readyz',
      handler: async (_req, res) => {
        const failing = await failingChecks(checks, deadlineMs, log);
        if (failing.length === 0) sendJson(res, 200, { status: 'ready' });
        else sendJson(res, 503, { ...errorBody('notReady'), failing });
      },
    },
  ];
}

async function failingChecks(checks: Record<string, ReadyCheck>, deadlineMs: number, log: Log): Promise<string[]> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await within(check(), deadlineMs);
        return undefined;
      } catch (err) {
        log.error({ err, name }, 'readiness check failed');
        return name;
      }
    }),
  );
  return results.filter((name) => name !== undefined);
}

async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'CHECK_TIMEOUT' })), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
