/** A real server with the nurse routes on a real SQLite store, for the tests of the API and of the page. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parse } from 'yaml';
import { createLog } from '../../bot/log.js';
import { createMetrics } from '../../bot/metrics.js';
import { createEventHub } from '../../bot/nurse/events.js';
import { nurseRoutes } from '../../bot/nurse/routes.js';
import { createSignIn } from '../../bot/nurse/signIn.js';
import { createServer } from '../../bot/server.js';
import { webRoutes } from '../../bot/web.js';
import type { HandoverFinding } from '../../nurseline/handover.js';
import { nurseLineSchema } from '../../nurseline/priorities.js';
import type { DescribeCode } from '../../nurseline/reasons.js';
import { createStore } from '../../storage/open.js';
import type { CaseChange, CasePriority, Json, NewMessage } from '../../storage/types.js';
import { site as page } from '../web/pageHarness.js';

export const line = nurseLineSchema.parse(parse(readFileSync('knowledge/nurse-line.yaml', 'utf8')));
const { messages } = parse(readFileSync('knowledge/messages/en.yaml', 'utf8')) as {
  messages: Record<string, Record<string, string>>;
};

/** A sentence of the messages file with its values put in. */
export function text(key: string, values: Readonly<Record<string, string>> = {}): string {
  const [room = '', name = ''] = key.split('.');
  const sentence = messages[room]?.[name];
  if (sentence === undefined) throw new Error(`no message ${key}`);
  return sentence.replace(/\{(\w+)\}/g, (_, field: string) => values[field] ?? `{${field}}`);
}

const codes: Record<string, ReturnType<DescribeCode>> = {
  'RF02.1': { label: 'Heart attack', priority: 'P1' },
  'Q2.1': { label: 'Interaction, duplication, alcohol', priority: 'P2' },
};
export const describeCode: DescribeCode = (code) => codes[code] ?? { label: line.reasons[code] ?? code };

export interface Seed {
  words: string;
  code: string;
  priority: CasePriority;
  /** Default: now. */
  dueAt?: number;
  at?: number;
  findings?: HandoverFinding[];
  told?: string;
  contact?: string;
  /** Goes on with this conversation and its case instead of opening one. */
  conversationId?: string;
  caseId?: string;
}

export async function startNurseLine(options: { tokens?: string; web?: string; now?: () => number } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'careline-nurse-'));
  const clock = { now: options.now ?? Date.now };
  const logged: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString());
      done();
    },
  });
  const log = createLog({ logLevel: 'info' }, sink);
  const store = createStore({ dataDir, masterKey: randomBytes(32) });
  await store.open();
  const signIn = createSignIn({ clock });
  const failures: unknown[] = [];
  const hub = createEventHub({ store, every: 20, keepAlive: 500, onError: (err) => failures.push(err) });
  const routes = nurseRoutes({
    store,
    clock,
    line,
    describe: describeCode,
    readState: (state: Json | null) => ({
      findings: (state as { findings?: HandoverFinding[] } | null)?.findings ?? [],
      protocols: [],
      text,
    }),
    newId: randomUUID,
    log,
    demoToken: options.tokens ?? 'Ana:ana-token,Ben:ben-token',
    signIn,
    hub,
    secureCookies: false,
    version: '0.1.0',
  });
  const pages =
    options.web === undefined ? [] : await webRoutes({ folder: options.web, allowedOrigins: [], site: page });
  const config = { host: '127.0.0.1', port: 0, profile: 'demo', publicUrl: undefined } as const;
  const server = createServer({ config, log, metrics: createMetrics(), routes: [...routes, ...pages] });
  const { url } = await server.listen();

  let seeded = 0;
  /** A patient's message, taken and committed as a turn would, with what it does to the nurse line. */
  async function seed(one: Seed): Promise<{ conversationId: string; caseId: string; number: string; seq: number }> {
    const n = (seeded += 1);
    const at = one.at ?? clock.now();
    const conversationId = one.conversationId ?? `conversation-${n}`;
    const { seq } = await store.accept({
      conversationId,
      channelId: 'directline',
      inboxKey: `message-${n}`,
      activityId: `activity-${n}`,
      activity: { type: 'message', text: one.words },
      reference: {},
      visible: true,
      urgent: false,
      at,
    });
    const taken = await store.take(conversationId, 'test', at + 60_000, at);
    if (!taken) throw new Error('nothing to take');
    const caseId = one.caseId ?? `case-${n}`;
    const number = `C-${1000 + n}`;
    const reason = { code: one.code, words: one.words, subject: 'patient', seq, at };
    const { priority, contact, told } = one;
    const dueAt = one.dueAt ?? at + line.priorities[priority].minutes * 60_000;
    const change: CaseChange = one.caseId
      ? { kind: 'add-reason', id: caseId, reason, priority, dueAt }
      : { kind: 'open', id: caseId, number, episodeId: 'e1', priority, dueAt, reason };
    const reply: NewMessage = {
      id: `reply-${n}`,
      author: 'assistant',
      activity: { type: 'message', text: told ?? text('case.opened', { case: number }) },
      send: false,
      urgent: false,
    };
    const commit = await store.commit({
      conversationId,
      fence: taken.fence,
      version: taken.version,
      inboxKey: taken.item.inboxKey,
      state: { findings: one.findings ?? [] },
      messages: [reply],
      cases: [change, ...(contact === undefined ? [] : [{ kind: 'contact' as const, id: caseId, contact }])],
      ledger: [{ kind: 'case-opened', actor: 'rules', detail: { case: caseId } }],
      at,
    });
    if (commit.status !== 'committed') throw new Error(`commit: ${commit.status}`);
    return { conversationId, caseId, number, seq };
  }

  async function close(): Promise<void> {
    hub.close();
    await server.close(200);
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return { url, store, signIn, seed, close, logged, failures };
}

export type NurseLineServer = Awaited<ReturnType<typeof startNurseLine>>;
