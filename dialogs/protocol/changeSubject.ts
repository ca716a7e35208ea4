/** "It's for my son": what was told so far was about him all along. */
import { sameChild } from '../../triage/relations.js';
import type { Subject } from '../../triage/types.js';
import { episodeOf } from '../episodes.js';
import type { Turn } from '../turn.js';
import { leaveRuns } from './openRun.js';

/**
 * Moves the episode of `before` (whom the conversation was about until now) to the person named, unless that person has
 * one already or somebody else was named before: then the conversation turns to them. Levels and cases stay with what
 * was told.
 */
export function changeSubject(turn: Turn, before: Subject): void {
  const { state, services, text, now } = turn;
  const subject = services.triage.aboutWhom(text);
  const episode = state.episodes.find((one) => one.subject === before);
  if (subject === undefined || !episode || subject === before || sameChild(subject, before)) return;
  turn.newSubject = true;
  leaveRuns(episode);
  state.subject = subject;
  const theirs = episodeOf(state, subject, now, services.newId);
  theirs.lastAt = now;
  if (theirs.startedAt < now || before !== 'patient') return;
  const findings = [...episode.record.findings, ...theirs.record.findings].map((finding) => ({ ...finding, subject }));
  state.episodes = state.episodes.filter((one) => one !== theirs);
  episode.runs = [];
  episode.subject = subject;
  episode.record = { subject, findings };
}
