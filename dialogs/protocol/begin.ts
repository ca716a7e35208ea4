/** Begins the protocol that fits what the patient has told, if there is one that was not followed yet. */
import type { DialogContext } from 'botbuilder-dialogs';
import { protocolDialogId } from '../dialogIds.js';
import { beginRun } from '../../triage/protocol/run.js';
import { conceptsOf } from '../../triage/conditions.js';
import type { Protocol } from '../../triage/protocol/schema.js';
import { isEmergency } from '../../triage/ratchet.js';
import { judge } from '../judge.js';
import { tellEmergency } from '../tellEmergency.js';
import { currentEpisode, note, type Turn } from '../turn.js';
import { type ProtocolState } from './openRun.js';
import { takeDurations, takeFindings } from './takeAnswers.js';

/** The protocol to follow now. English only: another language goes to a nurse. */
export function protocolFor(turn: Turn): Protocol | undefined {
  if (turn.state.locale !== 'en') return undefined;
  const { record, runs, level } = currentEpisode(turn);
  // What is told already asks no more questions.
  if (isEmergency(level.level)) return undefined;
  return turn.services.triage
    .protocols(record)
    .find((protocol) => runs.every((run) => run.protocol.id !== protocol.id));
}

/** The protocol to follow for what this message itself tells of, not only one before it. */
export function protocolToldOf(turn: Turn): Protocol | undefined {
  const protocol = protocolFor(turn);
  return protocol && tellsOf(turn, protocol) ? protocol : undefined;
}

function tellsOf({ screening, state }: Turn, { starts }: Protocol): boolean {
  const named = conceptsOf(starts.when);
  return screening.findings.some(
    ({ concept, status, subject, time }) =>
      status === 'present' &&
      (time === 'now' || time === 'recent') &&
      subject === state.subject &&
      named.includes(concept),
  );
}

/** Begins a protocol. What is already known may decide it at once, also as an emergency. */
export async function beginProtocol(dc: DialogContext, turn: Turn, protocol: Protocol): Promise<void> {
  const episode = currentEpisode(turn);
  const run = beginRun(protocol);
  episode.runs.push(run);
  takeFindings(turn, episode, run);
  takeDurations(turn, run);
  turn.outcome.route = 'triage';
  note(turn, 'protocol-begun', { protocol: protocol.id, version: protocol.version });
  const alarm = judge(turn.services.triage, episode);
  if (alarm) return tellEmergency(dc, turn, alarm);
  await dc.beginDialog(protocolDialogId, { episodeId: episode.id, asked: 0 } satisfies ProtocolState);
}
