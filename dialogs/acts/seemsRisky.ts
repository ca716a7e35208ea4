import { withNurse } from '../cards/buttons.js';
import { openCaseId } from '../nurse.js';
import { routingOf } from '../routing.js';
import { note, say } from '../turn.js';
import type { Act } from './Act.js';

/** What is said when the second reader alone hears that a nurse is needed. */
const offers = { risky: 'risky.maybe', person: 'person.maybe' } as const;

/**
 * A question, or a wish for a person, that no rule knows: the nurse is offered instead of an answer. No case: the second
 * reader alone opens none.
 */
export const seemsRisky: Act = {
  name: 'seems-risky',
  async attempt(turn, dc) {
    const { route, by } = routingOf(turn);
    if (by !== 'reader' || (route !== 'risky' && route !== 'person') || openCaseId(turn)) return false;
    const { words } = turn;
    note(turn, `${route}-suspected`, {}, 'second-reader');
    turn.outcome.route = 'nurse';
    turn.outcome.nurse ??= 'pushed';
    await say(dc.context, withNurse(words.text(offers[route]), words.text('symptom.nurse')));
    return true;
  },
};
