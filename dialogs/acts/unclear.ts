import { question } from '../cards/buttons.js';
import { clarifyDialogId } from '../ClarifyDialog.js';
import { nurseButtonId } from '../tellLevel.js';
import { say } from '../turn.js';
import type { Act } from './Act.js';

/** One clarifying question; a second unclear message gets the nurse instead of a third guess. */
export const unclear: Act = {
  name: 'unclear',
  async attempt(turn, dc) {
    turn.outcome.route = 'clarify';
    if (!turn.state.clarified) {
      turn.state.clarified = true;
      await dc.beginDialog(clarifyDialogId, {});
      return true;
    }
    turn.outcome.nurse ??= 'pushed';
    const nurse = { title: turn.words.text('clarify.nurse'), answer: 'nurse' };
    await say(dc.context, question(turn.words.text('clarify.still_unclear'), nurseButtonId, '1', [nurse]));
    return true;
  },
};
