import { tellEmergency } from '../tellEmergency.js';
import type { Act } from './Act.js';

/** A new or higher emergency or crisis: its fixed card and a P1 case, before anything else. */
export const emergency: Act = {
  name: 'emergency',
  async attempt(turn, dc) {
    for (const alarm of turn.alarms) await tellEmergency(dc, turn, alarm);
    return turn.alarms.length > 0;
  },
};
