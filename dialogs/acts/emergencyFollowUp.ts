import { emergencyDialogId } from '../EmergencyDialog.js';
import type { Act } from './Act.js';

/** An emergency was told and the patient has not said that help is coming: ask, whatever they wrote. */
export const emergencyFollowUp: Act = {
  name: 'emergency-follow-up',
  async attempt(_turn, dc) {
    if (dc.activeDialog?.id !== emergencyDialogId) return false;
    await dc.continueDialog();
    return true;
  },
};
