import { emit, run, type Body } from '../engine.js';
import type { DataKey } from '../seal.js';
import { statement } from '../statement.js';
import type { Case, CaseChange, CasePriority, CaseReason, Ms } from '../types.js';
import type { Vault } from '../vault.js';
import { places } from './conversation.js';

const insert = statement(
  ['conversationId', 'id', 'number', 'episodeId', 'priority', 'openedAt', 'dueAt', 'reasons'],
  (db, p) =>
    db
      .insertInto('nurse_case')
      .values({
        conversation_id: p.conversationId,
        id: p.id,
        number: p.number,
        episode_id: p.episodeId,
        priority: p.priority,
        state: 'open',
        opened_at: p.openedAt,
        due_at: p.dueAt,
        version: 1,
        reasons: p.reasons,
      })
      .onConflict((c) => c.column('number').doNothing()),
);
const update = statement(
  [
    'conversationId',
    'id',
    'priority',
    'state',
    'dueAt',
    'version',
    'claimedBy',
    'claimedAt',
    'closedAt',
    'outcome',
    'reasons',
    'contact',
  ],
  (db, p) =>
    db
      .updateTable('nurse_case')
      .set({
        priority: p.priority,
        state: p.state,
        due_at: p.dueAt,
        version: p.version,
        claimed_by: p.claimedBy,
        claimed_at: p.claimedAt,
        closed_at: p.closedAt,
        outcome: p.outcome,
        reasons: p.reasons,
        contact: p.contact,
      })
      .where('conversation_id', '=', p.conversationId)
      .where('id', '=', p.id),
);

/** Another case bears the number that the turn made up: nothing of the transaction stays, the turn makes another. */
export class CaseNumberTaken extends Error {
  override name = 'CaseNumberTaken';
}

/** Writes a changed case, its words sealed under `key`. */
export function* saveCase(vault: Vault, key: DataKey, changed: Case): Body<void> {
  const { conversationId, id } = changed;
  const sealed = (place: string, value: string | undefined) =>
    value === undefined ? null : vault.sealer.seal(key, place, value);
  yield* run(update, {
    conversationId,
    id,
    priority: changed.priority,
    state: changed.state,
    dueAt: changed.dueAt,
    version: changed.version,
    claimedBy: changed.claimedBy ?? null,
    claimedAt: changed.claimedAt ?? null,
    closedAt: changed.closedAt ?? null,
    reasons: vault.sealer.seal(key, places.reasons(id), changed.reasons),
    contact: sealed(places.contact(id), changed.contact),
    outcome: sealed(places.outcome(id), changed.outcome),
  });
}

/**
 * Applies a turn's changes in order to the conversation's live cases and gives them as they are after.
 * Opening a case in an episode that has one adds the reason to it: two dangers of one matter are one case.
 * Throws when a change names a case that is not live: the turn worked on a state that it was not given.
 */
export function* changeCases(vault: Vault, key: DataKey, live: Case[], changes: CaseChange[], at: Ms): Body<Case[]> {
  const cases = new Map(live.map((known) => [known.id, known]));
  const changed = new Set<string>();
  for (const change of changes) {
    const sameEpisode =
      change.kind === 'open' && [...cases.values()].find((known) => known.episodeId === change.episodeId);
    if (change.kind === 'open' && !sameEpisode) {
      const opened = yield* insertCase(vault, key, change, at);
      cases.set(opened.id, opened);
      yield* emit({ kind: 'case', caseId: opened.id });
      continue;
    }
    const known = sameEpisode || cases.get(change.id);
    if (!known) throw new Error(`Case ${change.id} is not open in this conversation`);
    cases.set(known.id, change.kind === 'contact' ? { ...known, contact: change.contact } : withReason(known, change));
    changed.add(known.id);
  }
  for (const id of changed) {
    const next = cases.get(id)!;
    const saved = { ...next, version: next.version + 1 };
    cases.set(id, saved);
    yield* saveCase(vault, key, saved);
    yield* emit({ kind: 'case', caseId: id });
  }
  return [...cases.values()];
}

function* insertCase(vault: Vault, key: DataKey, change: Extract<CaseChange, { kind: 'open' }>, at: Ms): Body<Case> {
  const { id, number, episodeId, priority, dueAt, reason } = change;
  const { conversationId } = key;
  const reasons = vault.sealer.seal(key, places.reasons(id), [reason]);
  const row = { conversationId, id, number, episodeId, priority, openedAt: at, dueAt, reasons };
  if ((yield* run(insert, row)) === 0) throw new CaseNumberTaken(number);
  return {
    id,
    number,
    conversationId,
    episodeId,
    priority,
    state: 'open',
    reasons: [reason],
    openedAt: at,
    dueAt,
    version: 1,
  };
}

/** A new reason may raise the priority and bring the due time forward, never the reverse. */
function withReason(known: Case, change: { reason: CaseReason; priority: CasePriority; dueAt: Ms }): Case {
  return {
    ...known,
    reasons: [...known.reasons, change.reason],
    priority: change.priority < known.priority ? change.priority : known.priority,
    dueAt: Math.min(known.dueAt, change.dueAt),
  };
}
