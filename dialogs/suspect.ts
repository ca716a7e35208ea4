/**
 * What the second reader makes of a message: the check to ask where no rule saw a danger. And what a language model's
 * concern comes to. Neither sets a level, and nothing is asked twice because of them.
 */
import { isEmergency } from '../triage/ratchet.js';
import type { DueCheck } from '../triage/types.js';
import { openEmergency } from './openEmergency.js';
import { protocolFor } from './protocol/begin.js';
import { currentEpisode, note, type Turn } from './turn.js';

/** The cluster whose check asks about any danger to life: for a concern that names none. */
const anyDanger = 'RF51';

/** The check of the cluster that the second reader suspects in this message; undefined when there is nothing to ask. */
export function suspectedCheck(turn: Turn): DueCheck | undefined {
  // It has learned free words: a button and an answer that was understood are no story.
  if (turn.button || turn.answered > 0 || wasToldToGetHelp(turn)) return undefined;
  const suspicion = turn.reading?.suspects({ besideProtocol: protocolFor(turn) !== undefined });
  const due = suspicion && newCheck(turn, suspicion.cluster);
  if (!due) return undefined;
  const probability = Math.round(suspicion.danger * 100) / 100;
  note(turn, 'danger-suspected', { cluster: due.cluster, probability }, 'second-reader');
  return due;
}

/**
 * The check that a language model's concern asks: of the cluster that the second reader suspects too, else about any
 * danger; undefined when there is nothing to ask, or it was asked before.
 */
export function concernCheck(turn: Turn): DueCheck | undefined {
  if (wasToldToGetHelp(turn)) return undefined;
  const suspicion = turn.reading?.suspects({ besideProtocol: false });
  const due = (suspicion && newCheck(turn, suspicion.cluster)) ?? newCheck(turn, anyDanger);
  if (due) note(turn, 'danger-suspected', { cluster: due.cluster }, 'model');
  return due;
}

/** Who was told to get help and puts it off is not asked about something else. */
function wasToldToGetHelp(turn: Turn): boolean {
  const { level } = currentEpisode(turn).level;
  return Boolean(openEmergency(turn)?.disposition) || (level !== null && isEmergency(level));
}

/** The general check of a cluster, if there is one that was neither asked nor answered yet. */
function newCheck(turn: Turn, suspected: string): DueCheck | undefined {
  const { services } = turn;
  const check = services.generalCheck(suspected);
  if (!check) return undefined;
  const { cluster, concept } = services.check(check)!;
  const episode = currentEpisode(turn);
  const known = episode.record.findings.some((finding) => finding.concept === concept);
  if (known || episode.checksAsked.some((asked) => asked.check === check)) return undefined;
  return { check, cluster, subject: episode.subject, concept, findings: [] };
}
