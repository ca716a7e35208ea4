/** Begins the protocol that fits what the patient has told, if there is one that was not followed to its end. */
import type { DialogContext } from 'botbuilder-dialogs';
import { protocolDialogId } from '../dialogIds.js';
import { beginRun, unfit } from '../../triage/protocol/run.js';
import { isCurrent } from '../../triage/facts.js';
import { conceptsOf } from '../../triage/conditions.js';
import type { Protocol } from '../../triage/protocol/schema.js';
import { isEmergency } from '../../triage/ratchet.js';
import { judge } from '../judge.js';
import { openCaseId } from '../nurse.js';
import { tellEmergency } from '../tellEmergency.js';
import { currentEpisode, note, type Turn } from '../turn.js';
import type { ProtocolState } from './openRun.js';
import { takeDurations, takeFindings } from './takeAnswers.js';

/**
 * The protocol to follow now: a new one, or one that was left before anybody had the answer ("start over", an emergency
 * of somebody else). English only: another language goes to a nurse.
 */
export function protocolFor(turn: Turn): Protocol | undefined {
  if (turn.state.locale !== 'en') return undefined;
  const { record, runs, level } = currentEpisode(turn);
  const finished = runs.filter((run) => run.state === 'done' || unfit(run) || openCaseId(turn) !== undefined);
  // What is told already asks no more questions.
  if (isEmergency(level.level)) return undefined;
  return turn.services.triage
    .protocols(record)
    .find((protocol) => finished.every((run) => run.protocol.id !== protocol.id));
}

/** The protocol to follow for what this message itself tells of, not only one before it. */
export function protocolToldOf(turn: Turn): Protocol | undefined {
  const protocol = protocolFor(turn);
  return protocol && tellsOf(turn, protocol) ? protocol : undefined;
}

/** A complaint that nothing is known of yet: the protocol for anything, once. */
export function anyComplaintFor(turn: Turn): Protocol | undefined {
  const { runs, level } = currentEpisode(turn);
  const { anyComplaint } = turn.services.triage;
  if (turn.state.locale !== 'en' || level.level !== null || openCaseId(turn) !== undefined) return undefined;
  return runs.length === 0 ? anyComplaint : undefined;
}

function tellsOf({ screening, state }: Turn, { starts }: Protocol): boolean {
  const named = conceptsOf(starts.when);
  return screening.findings.some(
    (one) => one.status === 'present' && isCurrent(one) && one.subject === state.subject && named.includes(one.concept),
  );
}

/** Begins a protocol, or goes on with it where it was left. What is already known may decide it at once, also as an emergency. */
export async function beginProtocol(dc: DialogContext, turn: Turn, protocol: Protocol): Promise<void> {
  const episode = currentEpisode(turn);
  const run = episode.runs.find((one) => one.protocol.id === protocol.id) ?? beginRun(protocol);
  run.state = 'open';
  // The last one is the one that goes on.
  episode.runs = [...episode.runs.filter((one) => one !== run), run];
  takeFindings(turn, episode, run);
  takeDurations(turn, run);
  turn.outcome.route = 'triage';
  note(turn, 'protocol-begun', { protocol: protocol.id, version: protocol.version });
  const alarm = judge(turn.services.triage, episode);
  if (alarm) return tellEmergency(dc, turn, alarm);
  await dc.beginDialog(protocolDialogId, { episodeId: episode.id, asked: 0 } satisfies ProtocolState);
}
