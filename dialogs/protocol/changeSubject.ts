/** "It's for my son": what was told so far was about him all along. */
import { leaveRuns } from './openRun.js';
import type { Turn } from '../turn.js';

/**
 * Moves the current episode to the person named, unless that person has one already: then the conversation turns to it.
 * Levels and cases stay with what was told.
 */
export function changeSubject(turn: Turn): void {
  const { state, services, text } = turn;
  const subject = services.triage.aboutWhom(text);
  const episode = state.episodes.find((one) => one.subject === state.subject);
  if (subject === undefined || !episode || subject === episode.subject) return;
  turn.newSubject = true;
  state.subject = subject;
  const theirs = state.episodes.some((one) => one.subject === subject);
  if (theirs || episode.subject !== 'patient') return;
  leaveRuns(episode);
  episode.runs = [];
  episode.subject = subject;
  episode.record = { subject, findings: episode.record.findings.map((finding) => ({ ...finding, subject })) };
}
