import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, CaseChange, Commit, Inbound, NewMessage, Store, Taken, UnitOfWork } from '../../storage/types.js';

export const masterKey = randomBytes(32);
export const start = 1_760_000_000_000;
/** A lease in these tests. */
export const leaseMs = 30_000;

const made: string[] = [];
afterAll(() => made.forEach((dir) => rmSync(dir, { recursive: true, force: true })));

/** A directory that goes when the test file is done. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'careline-store-'));
  made.push(dir);
  return dir;
}

let conversations = 0;
/** A conversation id that no other test uses. */
export const newConversation = () => `conversation-${process.pid}-${(conversations += 1)}`;

export function inbound(conversationId: string, key: string, change: Partial<Inbound> = {}): Inbound {
  return {
    conversationId,
    channelId: 'msteams',
    inboxKey: key,
    activityId: `activity-${key}`,
    activity: { type: 'message', text: `text of ${key}` },
    reference: { conversation: { id: conversationId } },
    visible: true,
    urgent: false,
    at: start,
    ...change,
  };
}

export async function taken(store: Store, conversationId: string, owner = 'worker', now = start): Promise<Taken> {
  const item = await store.take(conversationId, owner, now + leaseMs, now);
  if (!item) throw new Error('Nothing to take');
  return item;
}

export function work(item: Taken, change: Partial<UnitOfWork> = {}): UnitOfWork {
  return {
    conversationId: item.conversationId,
    fence: item.fence,
    version: item.version,
    inboxKey: item.item.inboxKey,
    state: { turns: item.version + 1 },
    messages: [],
    cases: [],
    ledger: [{ kind: 'screened', actor: 'rules', detail: { seq: item.item.seq } }],
    at: start,
    ...change,
  };
}

export const message = (id: string, change: Partial<NewMessage> = {}): NewMessage => ({
  id,
  author: 'assistant',
  activity: { type: 'message', text: `text of ${id}` },
  send: true,
  urgent: false,
  ...change,
});

export const opening = (id: string, episodeId = 'episode-1'): Extract<CaseChange, { kind: 'open' }> => ({
  kind: 'open',
  id,
  number: `C-${id}`,
  episodeId,
  priority: 'P2',
  dueAt: start + 1_000,
  reason: { code: 'Q2', words: 'can I take both', subject: 'patient', seq: 1, at: start },
});

/** Accepts one message, takes it and commits `change`. */
export async function turn(
  store: Store,
  conversationId: string,
  key: string,
  change: Partial<UnitOfWork> = {},
): Promise<Extract<Commit, { status: 'committed' }>> {
  await store.accept(inbound(conversationId, key));
  const result = await store.commit(work(await taken(store, conversationId), change));
  if (result.status !== 'committed') throw new Error(`The commit is ${result.status}`);
  return result;
}

/** A conversation with one open case. */
export async function withCase(store: Store): Promise<Case> {
  const id = newConversation();
  const { cases } = await turn(store, id, 'first', { cases: [opening(`case-of-${id}`)] });
  return cases[0]!;
}
