import { protocolDialogId } from '../dialogIds.js';
import { askDueCheck } from '../askDueCheck.js';
import { askContactOnce } from '../ContactDialog.js';
import { beginProtocol, protocolToldOf } from '../protocol/begin.js';
import { openRun } from '../protocol/openRun.js';
import { openQuestion } from '../QuestionDialog.js';
import { escalate, tellCase } from '../nurse.js';
import { isQuestion } from '../routing.js';
import type { Act } from './Act.js';

/** No symptom, but a nurse must answer: a case at once; how to reach the patient is asked after. */
export const riskyQuestion: Act = {
  name: 'risky-question',
  async attempt(turn, dc) {
    const open = openQuestion(dc);
    // An answer to a protocol may hold a question beside it: the answer is taken already, and the question is a nurse's.
    const asksBeside = open?.dialog.id === protocolDialogId && isQuestion(turn);
    if (turn.button || (!asksBeside && open?.dialog.reads(turn, open.state) === true)) return false;
    const protocol = openRun(turn.state) ? undefined : protocolToldOf(turn);
    const found = turn.services.triage
      .risky(turn.text, turn.screening)
      .filter(({ protocolFirst }) => !(protocolFirst && protocol));
    const [lead] = found;
    if (!lead) return false;
    const escalated = found.map(({ code, priority }) => escalate(turn, { code, priority }));
    turn.outcome.route = 'nurse';
    turn.outcome.cluster ??= lead.code;
    await tellCase(dc.context, turn, lead.priority, escalated[0]!);
    if (await askDueCheck(dc, turn)) return true;
    // A symptom beside the question: while the nurse is on her way, the protocol finds out how urgent it is.
    if (protocol && !dc.activeDialog) await beginProtocol(dc, turn, protocol);
    else await askContactOnce(dc, turn);
    return true;
  },
};
