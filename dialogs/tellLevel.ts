/** The level so far, told where no protocol fits: what to do, by when, and the nurse. Never lower than it was. */
import type { DialogContext } from 'botbuilder-dialogs';
import { isEmergency, tell } from '../triage/ratchet.js';
import { withNurse } from './cards/buttons.js';
import { actionSentence } from './cards/emergencyCard.js';
import { escalate, openCaseId, tellCase } from './nurse.js';
import { currentEpisode, say, type Turn } from './turn.js';

/** The sentence that tells a level which is no emergency. */
export const levelKeys = {
  'within-4-hours': 'level.within_4_hours',
  'within-24-hours': 'level.within_24_hours',
  routine: 'level.routine',
  'self-care': 'level.self_care',
} as const;

/** What was advised and still stands, for saying again; undefined when nothing was. */
export function standingAdvice(turn: Turn): string | undefined {
  const { told } = currentEpisode(turn).level;
  if (told === null || isEmergency(told)) return undefined;
  return turn.words.text('level.stands', { action: turn.words.text(levelKeys[told]) });
}

export async function tellLevel(dc: DialogContext, turn: Turn): Promise<void> {
  const { words } = turn;
  const episode = currentEpisode(turn);
  const level = episode.level.level;
  turn.outcome.route = 'triage';
  if (level) turn.outcome.disposition = level;
  if (level && isEmergency(level)) {
    const action = actionSentence(words, level, episode.subject !== 'patient');
    return say(dc.context, words.text('emergency.stands', { action }));
  }
  const told = episode.level.told === level ? standingAdvice(turn) : undefined;
  const lead = told ?? words.text(level ? levelKeys[level] : 'symptom.no_protocol');
  if (level) episode.level = tell(episode.level, level);
  if (level === 'within-4-hours') {
    const [firing] = episode.level.standing;
    turn.outcome.cluster ??= firing?.cluster ?? null;
    const escalated = escalate(turn, { code: firing?.rule ?? 'within-4-hours', priority: 'P2', once: true });
    return tellCase(dc.context, turn, 'P2', escalated, lead);
  }
  const worse = words.text('level.worse');
  if (openCaseId(turn) || level === 'self-care' || level === 'routine') return say(dc.context, `${lead}\n\n${worse}`);
  turn.outcome.nurse ??= 'pushed';
  await say(dc.context, withNurse(`${lead}\n\n${worse}`, words.text('symptom.nurse')));
}

/** True for a press of any "Talk to a nurse" button that belongs to no open question. */
export function pressedNurse(turn: Turn): boolean {
  return turn.button?.answer === 'nurse';
}
