import { note } from '../turn.js';
import type { Act } from './Act.js';

/** A nurse has the case: what the patient writes is hers to answer. It was screened like any other message. */
export const relay: Act = {
  name: 'relay',
  async attempt(turn, dc) {
    const claimed = turn.cases.find((one) => one.state === 'claimed');
    if (!claimed) return false;
    await dc.cancelAllDialogs();
    turn.outcome.route = 'nurse';
    turn.outcome.nurse = 'opened';
    note(turn, 'relayed', { case: claimed.id });
    return true;
  },
};
