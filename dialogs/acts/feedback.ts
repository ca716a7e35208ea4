import { isEmergency } from '../../triage/ratchet.js';
import { readFeedback, reasonQuestion } from '../cards/feedback.js';
import { keepFeedback, thankForReason } from '../feedback.js';
import { feedbackDialogId, type FeedbackState } from '../FeedbackDialog.js';
import { currentEpisode, say, type Turn } from '../turn.js';
import type { DialogContext } from 'botbuilder-dialogs';
import type { Act } from './Act.js';

/** Nothing is asked about an answer while something that matters more is open, or a person has the conversation. */
const mayAsk = (turn: Turn, dc: DialogContext): boolean => {
  const { told } = currentEpisode(turn).level;
  return !dc.activeDialog && turn.cases.every(({ state }) => state !== 'claimed') && !(told && isEmergency(told));
};

/** A press of "Did this help?": kept, whenever it comes and however often; what is open stays open. */
export const feedback: Act = {
  name: 'feedback',
  async attempt(turn, dc) {
    const pressed = readFeedback(turn.button);
    if (!pressed) return false;
    const { verdict, shown } = pressed;
    keepFeedback(turn, shown, verdict);
    if (turn.cases.some(({ state }) => state === 'claimed')) return true;
    const { words } = turn;
    if (verdict === 'up' || !mayAsk(turn, dc)) await say(dc.context, words.text('feedback.thanks'));
    else if (verdict === 'down') await say(dc.context, reasonQuestion(words, shown));
    else if (verdict === 'other')
      await dc.beginDialog(feedbackDialogId, { shown, at: turn.now } satisfies FeedbackState);
    else await thankForReason(dc.context, turn);
    return true;
  },
};
