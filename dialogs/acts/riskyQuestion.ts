import { protocolDialogId } from '../dialogIds.js';
import { askDueCheck } from '../askDueCheck.js';
import { askContactOnce } from '../ContactDialog.js';
import { beginProtocol, protocolToldOf } from '../protocol/begin.js';
import { openRun } from '../protocol/openRun.js';
import { openQuestion } from '../QuestionDialog.js';
import { offerPage } from '../pageBeside.js';
import { escalate, tellCase } from '../nurse.js';
import type { RiskyQuestion } from '../../triage/risky.js';
import { isQuestion } from '../said.js';
import { note, type Turn } from '../turn.js';
import type { Act } from './Act.js';

/** Classes that are declined: controlled medicines and methods, and attempts to change the rules. */
const declined = new Set(['Q9', 'Q17']);
/** Classes where stopping or changing a medicine by oneself is the danger. */
const stopping = new Set(['Q3', 'Q7']);

/** What may be said beside "a nurse has it" (catalogue, part 4). The wait for hours says itself that nothing be changed. */
function mayBeSaid({ words }: Turn, found: RiskyQuestion[]): string | undefined {
  if (found.some(({ code }) => declined.has(code))) return words.text('risky.declined');
  const [lead] = found;
  return lead?.priority === 'P1' && stopping.has(lead.code) ? words.text('risky.no_change') : undefined;
}

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
    for (const { code, rule } of found) if (code === 'Q17') note(turn, 'security-event', { code, rule });
    await tellCase(dc.context, turn, lead.priority, escalated[0]!, mayBeSaid(turn, found));
    if (await askDueCheck(dc, turn)) return true;
    if (!protocol && found.every(({ pageBeside }) => pageBeside)) await offerPage(dc, turn);
    // A symptom beside the question: while the nurse is on her way, the protocol finds out how urgent it is.
    if (protocol && !dc.activeDialog) await beginProtocol(dc, turn, protocol);
    else await askContactOnce(dc, turn);
    return true;
  },
};
