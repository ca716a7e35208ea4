import { openQuestion as openQuestionOf } from '../QuestionDialog.js';
import type { Act } from './Act.js';

/**
 * Takes the answer to an open question. A side question is left to the later acts (the root asks again after them); a
 * question that does not insist is let go; what is neither answer nor side talk is given to the question that insists.
 */
export const openQuestion: Act = {
  name: 'open-question',
  async attempt(turn, dc) {
    const open = openQuestionOf(dc);
    if (!open) return false;
    if (!open.dialog.reads(turn, open.state)) {
      if (!open.dialog.insists) {
        await dc.endDialog();
        return false;
      }
      if (open.dialog.isSideTalk(turn)) return false;
    }
    await dc.continueDialog();
    return true;
  },
};
