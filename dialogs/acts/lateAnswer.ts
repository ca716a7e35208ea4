import { checkFinding } from '../CheckDialog.js';
import { judge } from '../judge.js';
import { tellEmergency } from '../tellEmergency.js';
import { currentEpisode, note } from '../turn.js';
import type { Act } from './Act.js';

/** "Yes" pressed on a check that is no longer open: a danger that is confirmed late is a danger all the same. */
export const lateAnswer: Act = {
  name: 'late-answer',
  async attempt(turn, dc) {
    const { button } = turn;
    const check = button && turn.services.check(button.question);
    if (!check || button.version !== check.version || button.answer !== 'yes' || dc.activeDialog) return false;
    const episode = currentEpisode(turn);
    const { cluster, concept } = check;
    const due = { check: button.question, cluster, concept, subject: episode.subject, findings: [] };
    episode.record.findings.push(checkFinding(turn, due, 'yes'));
    note(turn, 'check-answered', { check: button.question, answer: 'yes', late: true }, 'patient');
    const alarm = judge(turn.services.triage, episode);
    if (alarm) await tellEmergency(dc, turn, alarm);
    return alarm !== null;
  },
};
