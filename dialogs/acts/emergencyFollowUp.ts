import { EmergencyDialog } from '../EmergencyDialog.js';
import { openQuestion } from '../QuestionDialog.js';
import { isSideTalk } from '../said.js';
import type { Act } from './Act.js';

/**
 * An emergency was told and the patient has not said that help is coming: ask, whatever they wrote. After a crisis card
 * alone what they wrote is answered, and the root adds that somebody is there.
 */
export const emergencyFollowUp: Act = {
  name: 'emergency-follow-up',
  async attempt(turn, dc) {
    const open = openQuestion(dc);
    if (!(open?.dialog instanceof EmergencyDialog)) return false;
    const { disposition } = open.state as { disposition: unknown };
    if (disposition === null && isSideTalk(turn)) return false;
    await dc.continueDialog();
    return true;
  },
};
