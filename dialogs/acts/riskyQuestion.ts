import { askContactOnce } from '../ContactDialog.js';
import { openQuestion } from '../QuestionDialog.js';
import { escalate, tellCase } from '../nurse.js';
import type { Act } from './Act.js';

/** No symptom, but a nurse must answer: a case at once; how to reach the patient is asked after. */
export const riskyQuestion: Act = {
  name: 'risky-question',
  async attempt(turn, dc) {
    const open = openQuestion(dc);
    if (turn.button || open?.dialog.reads(turn, open.state) === true) return false;
    const [risky] = turn.services.triage.risky(turn.text, turn.screening);
    if (!risky) return false;
    const escalated = escalate(turn, { code: risky.code, priority: risky.priority, words: risky.words });
    turn.outcome.route = 'nurse';
    turn.outcome.cluster ??= risky.code;
    await tellCase(dc.context, turn, risky.priority, escalated);
    await askContactOnce(dc, turn);
    return true;
  },
};
