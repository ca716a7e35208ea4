import { takesTriageOffer } from '../cards/triageOffer.js';
import { anyComplaintFor, beginProtocol, protocolFor } from '../protocol/begin.js';
import { openQuestion } from '../QuestionDialog.js';
import { tellLevel } from '../tellLevel.js';
import type { Act } from './Act.js';

/** "Check how urgent it is", below a page: the questions for what was asked about. Pressed late or twice it does no harm. */
export const triageOffer: Act = {
  name: 'triage-offer',
  async attempt(turn, dc) {
    if (!takesTriageOffer(turn.button)) return false;
    const open = openQuestion(dc);
    // A question that insists is put again behind this.
    if (open?.dialog.insists) return true;
    if (open) await dc.endDialog();
    const protocol = protocolFor(turn) ?? anyComplaintFor(turn);
    if (protocol) await beginProtocol(dc, turn, protocol);
    else await tellLevel(dc, turn);
    return true;
  },
};
