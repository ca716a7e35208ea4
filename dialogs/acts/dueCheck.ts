import { checkDialogId, type CheckState } from '../CheckDialog.js';
import { dueCheck as findDueCheck } from '../judge.js';
import { currentEpisode } from '../turn.js';
import type { Act } from './Act.js';

/** A danger is possible: ask about it, once per episode unless there is new evidence. */
export const dueCheck: Act = {
  name: 'due-check',
  async attempt(turn, dc) {
    const due = findDueCheck(turn.services.triage, currentEpisode(turn));
    const asking = dc.activeDialog?.id === checkDialogId;
    if (!due || asking) return false;
    turn.outcome.route = 'check';
    const isQuestion = turn.services.triage.intents(turn.text).some(({ name }) => name === 'question');
    const pending = isQuestion ? { pendingQuestion: turn.text } : {};
    await dc.beginDialog(checkDialogId, { due, asked: 0, ...pending } satisfies CheckState);
    return true;
  },
};
