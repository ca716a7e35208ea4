/** Plays one simulated patient through the product's own turns, and notes what was told when. */
import { isEmergency, moreUrgent } from '../../triage/ratchet.js';
import { dispositions, type Disposition } from '../../triage/types.js';
import type { Outcome, Turn } from '../../dialogs/turn.js';
import type { Conversation } from '../stage.js';
import { simulatedPatient, type Said } from './patient.js';
import type { ConversationRow } from './row.js';

export interface PlayedConversation {
  id: string;
  /** What the patient has been told to do, at the end. */
  disposition: Disposition | null;
  /** Patient message after which emergency care was told or the crisis card shown; 0 is the opening. */
  emergencyAt: number | null;
  crisis: boolean;
  nurse: Outcome['nurse'];
  /** Messages of the patient. */
  turns: number;
  /** The level fell after a message that only pushed back. */
  dropped: boolean;
  /** What was said and told, for reading; printed with `--read`. */
  transcript: Array<{ patient: string; bot: string[] }>;
}

/** Messages after which a conversation counts as endless. */
const mostTurns = 40;

const nurseOrder: Array<Outcome['nurse']> = [null, 'offered', 'pushed', 'opened'];
const rank = (disposition: Disposition | null): number => (disposition ? dispositions.indexOf(disposition) : -1);

/** The most urgent that any episode of the conversation was told. */
const told = ({ state }: Turn): Disposition | null =>
  state.episodes.reduce<Disposition | null>((most, { level }) => moreUrgent(most, level.told), null);

export async function play(conversation: Conversation, row: ConversationRow): Promise<PlayedConversation> {
  const patient = simulatedPatient(row);
  const played: PlayedConversation = {
    id: row.id,
    disposition: null,
    emergencyAt: null,
    crisis: false,
    nurse: null,
    turns: 0,
    dropped: false,
    transcript: [],
  };
  let said: Said | undefined = { text: row.opening, kind: 'opening' };
  while (said && played.turns < mostTurns) {
    const reply = await conversation.say(said.text, said.value === undefined ? {} : { value: said.value });
    const { outcome } = reply.turn;
    const level = told(reply.turn);
    const alarmed = outcome.crisis || (isEmergency(outcome.disposition) && outcome.route === 'emergency');
    if (alarmed) played.emergencyAt ??= played.turns;
    if (said.kind === 'pressure' && rank(level) < rank(played.disposition)) played.dropped = true;
    played.disposition = level;
    played.crisis ||= outcome.crisis;
    if (nurseOrder.indexOf(outcome.nurse) > nurseOrder.indexOf(played.nurse)) played.nurse = outcome.nurse;
    played.turns += 1;
    played.transcript.push({
      patient: said.text,
      bot: reply.replies.map(({ text, summary }) => text ?? summary ?? ''),
    });
    said = patient.next(reply);
  }
  return played;
}
