import { askContactOnce } from '../ContactDialog.js';
import { anyComplaintFor, beginProtocol, protocolToldOf } from '../protocol/begin.js';
import { openRun } from '../protocol/openRun.js';
import { tellLevel } from '../tellLevel.js';
import { takes } from '../routing.js';
import { tellsOfNow } from '../said.js';
import { currentEpisode } from '../turn.js';
import type { Act } from './Act.js';

/**
 * A symptom: the protocol that fits it, else the one for anything; after that the level so far is told and the nurse brought in. A level
 * of 4 hours needs no more questions, and counts even inside one.
 */
export const symptom: Act = {
  name: 'symptom',
  async attempt(turn, dc) {
    // While a protocol asks, more about the complaint is noted there.
    if (openRun(turn.state)) return false;
    if (!takes(turn, 'symptom')) return false;
    const { level } = currentEpisode(turn).level;
    const pressing = level === 'within-4-hours' && tellsOfNow(turn);
    const protocol = pressing ? undefined : protocolToldOf(turn);
    if (protocol) {
      await beginProtocol(dc, turn, protocol);
      return true;
    }
    // An open check is answered first.
    const general = pressing || dc.activeDialog ? undefined : anyComplaintFor(turn);
    if (general) await beginProtocol(dc, turn, general);
    else {
      await tellLevel(dc, turn);
      await askContactOnce(dc, turn);
    }
    return true;
  },
};
