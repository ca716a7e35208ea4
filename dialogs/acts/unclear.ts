import { withNurse } from '../cards/buttons.js';
import { clarifyDialogId } from '../ClarifyDialog.js';
import { caseNumber, anyOpenCaseId } from '../nurse.js';
import { tellLevel } from '../tellLevel.js';
import { currentEpisode, say } from '../turn.js';
import type { Act } from './Act.js';

/** Characters above which the patient is asked for the most important part; danger was screened in all of it. */
const longMessage = 2000;

/** What was advised, said again; else one clarifying question; a second unclear message gets the nurse instead of a third guess. */
export const unclear: Act = {
  name: 'unclear',
  async attempt(turn, dc) {
    turn.outcome.route = 'clarify';
    if (turn.text.length > longMessage) {
      await say(dc.context, turn.words.text('fault.too_long'));
      return true;
    }
    const caseId = anyOpenCaseId(turn);
    if (currentEpisode(turn).level.told) {
      await tellLevel(dc, turn);
      return true;
    }
    if (caseId) {
      turn.outcome.nurse = 'opened';
      await say(dc.context, turn.words.text('case.open_already', { case: caseNumber(turn, caseId) }));
      return true;
    }
    if (!turn.state.clarified) {
      turn.state.clarified = true;
      await dc.beginDialog(clarifyDialogId, {});
      return true;
    }
    turn.outcome.nurse ??= 'pushed';
    await say(dc.context, withNurse(turn.words.text('clarify.still_unclear'), turn.words.text('clarify.nurse')));
    return true;
  },
};
