/**
 * Episodes and subjects: one health matter of one person each. Records of different subjects never mix, and a record
 * ends with its episode.
 */
import type { Case } from '../storage/types.js';
import type { Screening, Subject } from '../triage/types.js';
import { newEpisode, type ConversationState, type Episode } from './state.js';

/** An episode without an open case ends this long after its last message. Source: docs/architecture.md, "Episodes". */
export const episodeHours = 24;

/** Ended: its case was closed, or it has no open case and has been silent for a day. */
export function hasEnded(episode: Episode, cases: readonly Case[], now: number): boolean {
  const open = cases.some((one) => one.episodeId === episode.id);
  if (open) return false;
  return episode.caseId !== undefined || now - episode.lastAt > episodeHours * 3_600_000;
}

/** Ended episodes go, and with them what was being asked about them. */
export function dropEnded(state: ConversationState, cases: readonly Case[], now: number): void {
  const [ended, live] = [[] as Episode[], [] as Episode[]];
  for (const episode of state.episodes) (hasEnded(episode, cases, now) ? ended : live).push(episode);
  state.episodes = live;
  const stack = state.dialogs.dialogStack;
  state.dialogs.dialogStack = stack.filter(({ state: asked }) => {
    const { episodeId } = (asked ?? {}) as { episodeId?: string };
    return !ended.some(({ id }) => id === episodeId);
  });
}

/** The episode of a subject, begun now if there is none. */
export function episodeOf(state: ConversationState, subject: Subject, now: number, newId: () => string): Episode {
  const found = state.episodes.find((episode) => episode.subject === subject);
  if (found) return found;
  const episode = newEpisode(newId(), subject, now);
  state.episodes.push(episode);
  return episode;
}

/** Puts the records of a screening into their episodes and notes whom the conversation is about now. */
export function absorb(state: ConversationState, screening: Screening, now: number, newId: () => string): void {
  const touched = new Set(screening.findings.map((finding) => finding.subject));
  for (const record of screening.records) {
    if (!touched.has(record.subject) && !state.episodes.some((one) => one.subject === record.subject)) continue;
    const episode = episodeOf(state, record.subject, now, newId);
    episode.record = record;
    if (touched.has(record.subject)) episode.lastAt = now;
  }
  const last = screening.findings.findLast((finding) => finding.status === 'present') ?? screening.findings.at(-1);
  if (last) state.subject = last.subject;
  episodeOf(state, state.subject, now, newId).lastAt = now;
}
