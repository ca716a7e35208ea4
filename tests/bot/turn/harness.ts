/** The turn machinery on a real SQLite store, with channels and clock in the test's hands. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../bot/config.js';
import { createLog } from '../../../bot/log.js';
import { createMetrics } from '../../../bot/metrics.js';
import { loadSite } from '../../../bot/site.js';
import { createStore } from '../../../storage/open.js';
import { Spool } from '../../../storage/spool.js';
import type { Inbound, Store } from '../../../storage/types.js';

export const start = Date.parse('2026-11-21T12:00:00Z');
const root = join(__dirname, '../../..');
export const config = readConfig({ LOG_LEVEL: 'silent', SITE_NAME: 'Test Hospital' });
export const log = createLog(config);
export const site = loadSite(config, log, root, start);

const masterKey = Buffer.alloc(32, 1);

export async function openStore(): Promise<{ store: Store; spool: Spool; dataDir: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'careline-turn-'));
  const store = createStore({ dataDir, masterKey });
  await store.open();
  return { store, dataDir, spool: new Spool({ dataDir, masterKey, onError: () => undefined }) };
}

export function inbound(text: string, more: Partial<Inbound> = {}): Inbound {
  const id = randomUUID();
  const conversationId = more.conversationId ?? `c-${id}`;
  return {
    conversationId,
    channelId: 'directline',
    inboxKey: id,
    activityId: id,
    activity: { type: 'message', id, text },
    reference: { conversation: { id: conversationId }, channelId: 'directline' },
    visible: true,
    urgent: false,
    at: start,
    ...more,
  };
}

export const metrics = createMetrics();

/** Waits until a condition holds; fails after two seconds. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + 2000;
  while (!(await condition())) {
    if (Date.now() > until) throw new Error('it did not happen');
    await new Promise((resolve) => void setTimeout(resolve, 5));
  }
}
