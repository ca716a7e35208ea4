import { withNurse } from '../cards/buttons.js';
import { openCaseId } from '../nurse.js';
import { isQuestion, smallTalkOf } from '../routing.js';
import { note, say } from '../turn.js';
import type { Act } from './Act.js';

/**
 * A question that no rule knows, but that looks like one for a nurse: she is offered instead of an answer. No case: the
 * second reader alone opens none.
 */
export const seemsRisky: Act = {
  name: 'seems-risky',
  async attempt(turn, dc) {
    const { services, screening, words, text } = turn;
    if (screening.language !== 'en' || !isQuestion(turn) || smallTalkOf(turn) || openCaseId(turn)) return false;
    if (!services.secondReader?.seemsRisky(text)) return false;
    note(turn, 'risky-suspected', {}, 'second-reader');
    turn.outcome.route = 'nurse';
    turn.outcome.nurse ??= 'pushed';
    await say(dc.context, withNurse(words.text('risky.maybe'), words.text('symptom.nurse')));
    return true;
  },
};
