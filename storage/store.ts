import { acceptAndTake } from './bodies/accept.js';
import { CaseNumberTaken } from './bodies/caseChanges.js';
import { caseById, casesBefore, listCases, liveCases } from './bodies/cases.js';
import { ledgerHead, ledgerHeads, ledgerOfKind, ledgerRows, openEntry } from './bodies/chain.js';
import { commit } from './bodies/commit.js';
import { places, readConversation, readState } from './bodies/conversation.js';
import { feedbackBetween } from './bodies/feedback.js';
import { messages } from './bodies/messages.js';
import { reserveTokens, settleTokens, tokensUsed } from './bodies/modelUsage.js';
import { nurseAct } from './bodies/nurseAct.js';
import { sent, takeOutbox, unsent } from './bodies/outbox.js';
import { conversationIds, conversationInfo, ping, stats, waiting } from './bodies/queues.js';
import { release, reload, take } from './bodies/take.js';
import type { Body, Engine } from './engine.js';
import type { Store } from './types.js';
import type { Vault } from './vault.js';

/** Puts the transaction bodies on an engine. `connector` says whether a channel's messages need one to be delivered. */
export function storeOn(engine: Engine, vault: Vault, connector: (channelId: string) => boolean): Store {
  function* stateOf(conversationId: string): Body<unknown> {
    return yield* vault.open(conversationId, places.state, yield* readState(conversationId));
  }
  function* referenceOf(conversationId: string): Body<unknown> {
    const row = yield* readConversation(conversationId);
    return yield* vault.open(conversationId, places.reference, row?.reference ?? null);
  }
  return {
    open: async () => {
      await engine.open();
      await (engine.readOnly ? engine.read(() => vault.check()) : engine.write(() => vault.check()));
    },
    close: () => engine.close(),
    ping: () => engine.write(ping),

    accept: (inbound, claim) => engine.write(() => acceptAndTake(vault, inbound, claim)),
    take: (id, owner, until, now) => engine.write(() => take(vault, id, owner, until, now)),
    reload: (taken) => engine.read(() => reload(vault, taken)),
    commit: async (work) => {
      const result = await engine
        .write(() => commit(vault, work))
        .catch((error: unknown) => {
          if (error instanceof CaseNumberTaken) return { status: 'stale' } as const;
          throw error;
        });
      if (work.forget && result.status === 'committed') await engine.scrub();
      return result;
    },
    release: (taken, park) => engine.write(() => release(vault, taken, park)),
    waiting: (now, limit) => engine.write(() => waiting(now, limit)),

    takeOutbox: (id, owner, until, now) => engine.write(() => takeOutbox(vault, id, owner, until, now)),
    sent: (id, owner, outcomes) => engine.write(() => sent(id, owner, outcomes)),
    unsent: (now, limit) => engine.write(() => unsent(now, limit)),

    conversation: (id) => engine.read(() => conversationInfo(id)),
    reference: (id) => engine.read(() => referenceOf(id)),
    state: (id) => engine.read(() => stateOf(id)),
    messages: (id, afterSeq, limit = Number.MAX_SAFE_INTEGER) =>
      engine.read(() => messages(vault, id, afterSeq, limit)),

    cases: (filter) => engine.read(() => listCases(vault, filter)),
    openCasesOf: (id) => engine.read(() => liveCases(vault, id)),
    casesBefore: (id) => engine.read(() => casesBefore(id)),
    case: (id) => engine.read(() => caseById(vault, id)),
    nurseAct: (action) => engine.write(() => nurseAct(vault, action, connector)),

    ledger: (id, afterN = 0) => engine.read(() => ledgerRows(id, afterN)),
    ledgerOfKind: (kind, first, last) => engine.read(() => ledgerOfKind(kind, first, last)),
    ledgerHead: (id) => engine.read(() => ledgerHead(id)),
    ledgerHeads: (since) => engine.read(() => ledgerHeads(since)),
    conversationIds: (after, limit) => engine.read(() => conversationIds(after, limit)),
    openLedger: (row) => engine.read(() => openEntry(vault, row)),

    reserveTokens: (reservation) => engine.write(() => reserveTokens(reservation)),
    settleTokens: (reservation, used) => engine.write(() => settleTokens(reservation, used)),
    tokensUsed: (at, payer) => engine.read(() => tokensUsed(at, payer)),

    feedback: (first, last) => engine.read(() => feedbackBetween(vault, first, last)),

    stats: (now) => engine.read(() => stats(now)),
    subscribe: (listener) => engine.subscribe(listener),
  };
}
