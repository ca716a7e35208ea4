import { tellAnswer } from '../tellAnswer.js';
import { tellGone } from '../tellGone.js';
import { pressedPlace, whichDialogId } from '../whichState.js';
import type { Act } from './Act.js';

/** A page's button that was pressed beside a case, or after its question was let go: the section as it reads now. */
export const page: Act = {
  name: 'page',
  async attempt(turn, dc) {
    const place = pressedPlace(turn.button);
    if (!place || dc.activeDialog?.id === whichDialogId) return false;
    const { services, state, now } = turn;
    const answer = services.answerer.answerSection(place, { locale: state.locale, now });
    if (answer.kind === 'answer') await tellAnswer(dc, turn, answer);
    else await tellGone(dc, turn, place);
    return true;
  },
};
