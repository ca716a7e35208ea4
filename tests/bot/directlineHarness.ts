import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDirectLine, type DirectLine, type DirectLineDeps } from '../../bot/channels/directline/index.js';
import { createLog } from '../../bot/log.js';
import { createMetrics } from '../../bot/metrics.js';
import { createServer, type Route } from '../../bot/server.js';
import { createStore } from '../../storage/open.js';
import type { Clock } from '../../storage/clock.js';
import type { CaseChange, Inbound, NewMessage, Store } from '../../storage/types.js';

export const portalSecret = 'a-portal-secret-of-more-than-32-characters';

/** A clock that tests move by hand. */
export class HandClock implements Clock {
  constructor(private time = Date.parse('2026-05-01T09:00:00Z')) {}
  now = () => this.time;
  forward(ms: number): void {
    this.time += ms;
  }
}

export type Echo = (text: string, activity: Record<string, unknown>) => Array<Partial<NewMessage>>;

export interface Harness {
  url: string;
  store: Store;
  line: DirectLine;
  clock: Clock;
  /** Fires the timers of all streams once. */
  beat(): void;
  /** What the inbox was given, in order. */
  received: Inbound[];
  /** Set to make the store look dead to the channel: the card that is answered, or null for none. */
  spool: { card: unknown } | null;
  openCases: Set<string>;
  /** Says something as assistant or nurse, without a message from the patient. */
  say(conversationId: string, message: Partial<NewMessage>, cases?: CaseChange[]): Promise<void>;
  close(): Promise<void>;
}

export interface HarnessOptions extends Partial<Pick<DirectLineDeps, 'allowedOrigins' | 'demo'>> {
  clock?: Clock;
  echo?: Echo;
  routes?: Route[];
  port?: number;
}

const echoBack: Echo = (text) => [{ activity: { type: 'message', text: `You wrote: ${text}` } }];

/** The real server, the real Direct Line and a real SQLite store; a tiny echo stands where the turn would be. */
export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const clock = options.clock ?? new HandClock();
  const dataDir = mkdtempSync(join(tmpdir(), 'careline-dl-'));
  const store = createStore({ dataDir, masterKey: randomBytes(32) });
  await store.open();
  const log = createLog({ logLevel: 'silent' });
  const beats = new Set<() => void>();
  const received: Inbound[] = [];
  const openCases = new Set<string>();
  const echo = options.echo ?? echoBack;

  const harness = { spool: null as Harness['spool'] };
  const line = createDirectLine({
    store,
    hasOpenCase: async (id) => openCases.has(id),
    receive: async (inbound, text) => {
      received.push(inbound);
      if (harness.spool) return { status: 'spooled', card: harness.spool.card };
      const accepted = await store.accept(inbound);
      if (!accepted.duplicate) {
        const activity = inbound.activity as Record<string, unknown>;
        await commit(store, clock, inbound.conversationId, echo(text, activity));
      }
      return { status: 'accepted', ...accepted };
    },
    secret: Buffer.from('a secret for tests with enough bytes'),
    portalSecret,
    keyedHash: (text) => `hash-of-${text.length}-${text}`,
    clock,
    log,
    site: { siteName: 'Riverside Hospital', emergency: '911', country: 'United States' },
    allowedOrigins: options.allowedOrigins ?? [],
    demo: options.demo ?? true,
    every: (_ms, callback) => {
      beats.add(callback);
      return () => beats.delete(callback);
    },
  });
  const server = createServer({
    config: { host: '127.0.0.1', port: options.port ?? 0, profile: 'demo', publicUrl: undefined },
    log,
    metrics: createMetrics(),
    routes: [...line.routes, ...(options.routes ?? [])],
    upgrades: line.upgrades,
  });
  const { url } = await server.listen();
  return Object.assign(harness, {
    url,
    store,
    line,
    clock,
    received,
    openCases,
    beat: () => beats.forEach((callback) => callback()),
    say: async (conversationId: string, message: Partial<NewMessage>, cases: CaseChange[] = []) => {
      // Only a message can start a turn, so an unseen one is put into the inbox first.
      await store.accept(unseen(conversationId, clock.now()));
      await commit(store, clock, conversationId, [message], cases);
    },
    close: async () => {
      line.close();
      await server.close(200);
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}

async function commit(
  store: Store,
  clock: Clock,
  conversationId: string,
  replies: Array<Partial<NewMessage>>,
  cases: CaseChange[] = [],
) {
  const now = clock.now();
  const taken = await store.take(conversationId, 'echo', now + 60_000, now);
  if (!taken) throw new Error('nothing to take');
  const messages = replies.map((reply) => ({
    id: randomUUID(),
    author: 'assistant' as const,
    activity: { type: 'message', text: '' },
    send: false,
    urgent: false,
    ...reply,
  }));
  const { fence, version, item } = taken;
  const work = { conversationId, fence, version, inboxKey: item.inboxKey, state: {}, messages, cases, ledger: [] };
  const { status } = await store.commit({ ...work, at: now });
  if (status !== 'committed') throw new Error(`commit: ${status}`);
}

function unseen(conversationId: string, at: number): Inbound {
  const id = randomUUID();
  const inboxKey = `event|${id}|`;
  const nothing = { activity: { type: 'event' }, reference: {}, visible: false, urgent: false };
  return { conversationId, channelId: 'directline', inboxKey, activityId: id, at, ...nothing };
}
