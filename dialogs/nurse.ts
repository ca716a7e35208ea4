/**
 * Handing a matter to the nurse line from a dialog: the case change goes into the turn's unit of work, and the patient
 * is told the case number, the wait and what to do meanwhile.
 */
import type { TurnContext } from 'botbuilder';
import { openOrAdd } from '../nurseline/cases.js';
import type { CasePriority } from '../storage/types.js';
import { currentEpisode, note, say, type Turn } from './turn.js';

/** Characters of a reason; the whole message stands in the transcript under its seq. */
const longestWords = 500;

export interface Escalation {
  /** Rule id, risky-question class or route. */
  code: string;
  priority: CasePriority;
  /** A reason that stands on the record, not on this message: it is not added a second time. */
  once?: boolean;
}

export interface Escalated {
  number: string;
  /** False when a case was already open. */
  opened: boolean;
  /** A reason joined that case. */
  added: boolean;
}

/** Opens a case for the current episode, or adds the reason to its open one. Says nothing to the patient. */
export function escalate(turn: Turn, { code, priority, once = false }: Escalation): Escalated {
  const episode = currentEpisode(turn);
  turn.outcome.nurse = 'opened';
  const stored = turn.cases.find((one) => one.episodeId === episode.id);
  if (once && stored?.reasons.some((reason) => reason.code === code))
    return { number: stored.number, opened: false, added: false };
  const change = openOrAdd({
    line: turn.services.line,
    cases: turn.cases,
    pending: turn.changes,
    episodeId: episode.id,
    code,
    words: turn.text.slice(0, longestWords),
    subject: episode.subject,
    seq: turn.seq,
    priority,
    now: turn.now,
    newCase: () => ({ id: turn.services.newId(), number: turn.services.newCaseNumber() }),
  });
  turn.changes.push(change);
  episode.caseId = change.id;
  const opened = change.kind === 'open';
  note(turn, opened ? 'case-opened' : 'case-reason-added', { case: change.id, code, priority });
  return { number: caseNumber(turn, change.id), opened, added: !opened };
}

/** The number of a case that is open or is being opened in this turn. */
export function caseNumber(turn: Turn, caseId: string): string {
  const opening = turn.changes.find((change) => change.kind === 'open' && change.id === caseId);
  if (opening?.kind === 'open') return opening.number;
  const stored = turn.cases.find((one) => one.id === caseId);
  if (!stored) throw new Error(`no open case ${caseId}`);
  return stored.number;
}

/** The open case of the current episode, if there is one: stored, or opened earlier in this turn. */
export function openCaseId(turn: Turn): string | undefined {
  const { id } = currentEpisode(turn);
  const opening = turn.changes.find((change) => change.kind === 'open' && change.episodeId === id);
  return opening?.id ?? turn.cases.find((one) => one.episodeId === id)?.id;
}

/** The same, or the open case of another matter in this conversation: a nurse comes either way. */
export const anyOpenCaseId = (turn: Turn): string | undefined => openCaseId(turn) ?? turn.cases[0]?.id;

/** Tells the patient what happens next: number, wait, and what to do until then. */
export async function tellCase(
  context: TurnContext,
  turn: Turn,
  priority: CasePriority,
  escalated: Escalated,
  lead?: string,
): Promise<void> {
  const { words } = turn;
  const texts = turn.services.line.priorities[priority];
  const lines = escalated.opened
    ? [
        words.text(texts.opened, { case: escalated.number }),
        words.text('case.wait', { wait: words.text(texts.wait) }),
        words.text(texts.meanwhile),
      ]
    : [words.text(escalated.added ? 'case.added' : 'case.open_already', { case: escalated.number })];
  await say(context, [...(lead ? [lead] : []), lines.join(' ')].join('\n\n'));
}
