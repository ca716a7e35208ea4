import { checkDialogId } from '../dialogIds.js';
import { dueCheck } from '../judge.js';
import { escalate } from '../nurse.js';
import { leaveOpenRun } from '../protocol/openRun.js';
import { openQuestion } from '../QuestionDialog.js';
import { currentEpisode, note } from '../turn.js';
import type { Act } from './Act.js';

/**
 * A nurse has the case: what the patient writes is hers to answer, and the assistant is silent. It was screened like any
 * other message: the answer to an open check still counts, and a check that would be due is told to the nurse instead.
 */
export const relay: Act = {
  name: 'relay',
  async attempt(turn, dc) {
    const claimed = turn.cases.find((one) => one.state === 'claimed');
    if (!claimed) return false;
    const open = openQuestion(dc);
    const asksCheck = open?.dialog.id === checkDialogId;
    if (asksCheck && open.dialog.reads(turn, open.state)) return false;
    const due = dueCheck(turn.services.triage, currentEpisode(turn));
    if (due) escalate(turn, { code: due.check, priority: 'P1', once: true });
    if (!asksCheck) {
      leaveOpenRun(turn.state);
      await dc.cancelAllDialogs();
    }
    turn.outcome.route = 'nurse';
    turn.outcome.nurse = 'opened';
    note(turn, 'relayed', { case: claimed.id });
    return true;
  },
};
