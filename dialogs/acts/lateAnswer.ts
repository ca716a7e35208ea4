import { checkFinding } from '../CheckDialog.js';
import { judge } from '../judge.js';
import { protocolDialogId, type ProtocolState } from '../protocol/openRun.js';
import { tellEmergency } from '../tellEmergency.js';
import { currentEpisode, note } from '../turn.js';
import type { Act } from './Act.js';

/**
 * An answer that comes late: "yes" to a check that is no longer open is a danger all the same, and a protocol goes on
 * with what was corrected.
 */
export const lateAnswer: Act = {
  name: 'late-answer',
  async attempt(turn, dc) {
    if (turn.reopened) {
      const { id } = currentEpisode(turn);
      await dc.beginDialog(protocolDialogId, { episodeId: id, asked: 0 } satisfies ProtocolState);
      return true;
    }
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
