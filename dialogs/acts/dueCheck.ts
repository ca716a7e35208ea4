import { askDueCheck } from '../askDueCheck.js';
import type { Act } from './Act.js';

/** A danger is possible: ask about it, once per episode unless there is new evidence. */
export const dueCheck: Act = {
  name: 'due-check',
  async attempt(turn, dc) {
    if (!(await askDueCheck(dc, turn))) return false;
    turn.outcome.route = 'check';
    return true;
  },
};
