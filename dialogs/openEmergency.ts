/** An emergency or crisis that was told and not yet answered: it is said again with whatever else is said. */
import type { Disposition } from '../triage/types.js';
import { actionSentence } from './cards/emergencyCard.js';
import { emergencyDialogId } from './dialogIds.js';
import type { Turn } from './turn.js';

export interface EmergencyState {
  /** The episode that it was told in: the question ends with it. */
  episodeId: string;
  /** The emergency that was told; null after a crisis card alone. */
  disposition: Disposition | null;
  crisis: boolean;
  other: boolean;
  /** True once "Have you been able to get help yet?" was put: only then is a bare "yes" its answer. */
  asked: boolean;
}

export function openEmergency({ state }: Turn): EmergencyState | undefined {
  const open = state.dialogs.dialogStack.find(({ id }) => id === emergencyDialogId);
  return open?.state as EmergencyState | undefined;
}

/** "My advice has not changed: …", and the crisis line where there was a crisis. */
export function standingLines({ words, services }: Turn, { disposition, crisis, other }: EmergencyState): string[] {
  const line = words.text(services.place.crisis.text ? 'crisis.line' : 'crisis.line_call');
  if (!disposition) return [`${words.text('crisis.stay')} ${line}`];
  const action = actionSentence(words, disposition, other);
  return [words.text('emergency.stands', { action }), ...(crisis ? [line] : [])];
}
