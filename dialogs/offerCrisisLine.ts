/** Nobody is asked about suicide without being told who listens, whatever the answer will be. */
import type { TurnContext } from 'botbuilder';
import type { DueCheck } from '../triage/types.js';
import { emergencyCard } from './cards/emergencyCard.js';
import { note, sayUrgently, type Turn } from './turn.js';

/** The crisis card before a check about a crisis. It sets no level and opens no case: nothing is known yet. */
export async function offerCrisisLine(context: TurnContext, turn: Turn, { check, subject }: DueCheck): Promise<void> {
  const { words, services } = turn;
  const card = emergencyCard({
    words,
    place: services.place,
    emergency: null,
    crisis: true,
    cluster: null,
    other: subject !== 'patient',
    nurseLine: words.text('crisis.nurse_can'),
  });
  await sayUrgently(context, card);
  turn.outcome.crisis = true;
  note(turn, 'crisis-line-shown', { check });
}
