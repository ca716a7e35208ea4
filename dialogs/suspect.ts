/**
 * What the second reader makes of a message: the check to ask where no rule saw a danger. It sets no level, and nothing
 * is asked twice because of it.
 */
import { isEmergency } from '../triage/ratchet.js';
import type { DueCheck } from '../triage/types.js';
import { openEmergency } from './openEmergency.js';
import { protocolFor } from './protocol/begin.js';
import { currentEpisode, note, type Turn } from './turn.js';

/** The check of the cluster that the second reader suspects in this message; undefined when there is nothing to ask. */
export function suspectedCheck(turn: Turn): DueCheck | undefined {
  const { services, reading } = turn;
  // It has learned free words: a button and an answer that was understood are no story.
  if (turn.button || turn.answered > 0) return undefined;
  // Who was told to get help and puts it off is not asked about something else.
  if (openEmergency(turn)?.disposition) return undefined;
  const episode = currentEpisode(turn);
  if (episode.level.level && isEmergency(episode.level.level)) return undefined;
  const suspicion = reading?.suspects({ besideProtocol: protocolFor(turn) !== undefined });
  const check = suspicion && services.generalCheck(suspicion.cluster);
  if (!check) return undefined;
  const { cluster, concept } = services.check(check)!;
  const known = episode.record.findings.some((finding) => finding.concept === concept);
  if (known || episode.checksAsked.some((asked) => asked.check === check)) return undefined;
  const probability = Math.round(suspicion.danger * 100) / 100;
  note(turn, 'danger-suspected', { cluster, probability }, 'second-reader');
  return { check, cluster, subject: episode.subject, concept, findings: [] };
}
