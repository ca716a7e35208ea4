/** Shows the fixed card for an alarm and opens its P1 case. The one place where an emergency is told. */
import type { DialogContext } from 'botbuilder-dialogs';
import { emergencyDialogId } from './dialogIds.js';
import { isEmergency, moreUrgent, tell } from '../triage/ratchet.js';
import type { Disposition, Firing } from '../triage/types.js';
import { emergencyCard } from './cards/emergencyCard.js';
import { escalate } from './nurse.js';
import { openEmergency, type EmergencyState } from './openEmergency.js';
import { leaveRuns } from './protocol/openRun.js';
import { note, sayUrgently, type Alarm, type Turn } from './turn.js';

/** The emergency to tell: the most urgent disposition of these firings that is one, or null for a crisis alone. */
function emergencyOf(firings: Firing[]): Disposition | null {
  return firings.map((firing) => firing.disposition).find((disposition) => isEmergency(disposition)) ?? null;
}

export async function tellEmergency(dc: DialogContext, turn: Turn, alarm: Alarm): Promise<void> {
  const { episode, firings, crisis } = alarm;
  turn.state.subject = episode.subject;
  const lead = firings[0]!;
  const found = emergencyOf(firings);
  // A new danger, somebody else's too, never asks for less than what was told and still waits for its answer.
  const open = openEmergency(turn);
  const emergency = found && moreUrgent(moreUrgent(found, episode.level.told), open?.disposition ?? null);
  const cases = firings.map((firing) => escalate(turn, { code: firing.rule, priority: 'P1' }));
  const card = emergencyCard({
    words: turn.words,
    place: turn.services.place,
    emergency,
    crisis,
    cluster: firings.find((firing) => !firing.crisis)?.cluster ?? null,
    other: episode.subject !== 'patient',
    nurseLine: turn.words.text(emergency ? 'emergency.nurse_told' : 'crisis.nurse_told', { case: cases[0]!.number }),
  });
  await sayUrgently(dc.context, card);
  episode.level = tell(episode.level, emergency ?? lead.disposition);
  turn.outcome.route = emergency ? 'emergency' : 'crisis';
  turn.outcome.disposition ??= emergency ?? lead.disposition;
  turn.outcome.crisis ||= crisis;
  turn.outcome.cluster ??= lead.cluster;
  note(turn, 'emergency-told', {
    disposition: emergency,
    crisis,
    subject: episode.subject,
    rules: firings.map(({ rule, findings }) => ({ rule, findings })),
  });
  leaveRuns(episode);
  await dc.cancelAllDialogs();
  await dc.beginDialog(emergencyDialogId, followUp(open, alarm, emergency));
}

/** What is asked about from now on: the emergency just told, or the one before it where a crisis alone came on top. */
function followUp(
  open: EmergencyState | undefined,
  { episode, crisis }: Alarm,
  emergency: Disposition | null,
): EmergencyState {
  if (open?.disposition && !emergency) return { ...open, crisis: true };
  const other = episode.subject !== 'patient';
  return {
    episodeId: episode.id,
    disposition: emergency,
    crisis: crisis || open?.crisis === true,
    other,
    asked: false,
  };
}
