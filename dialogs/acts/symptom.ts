import { askContactOnce } from '../ContactDialog.js';
import { tellLevel } from '../tellLevel.js';
import { isQuestion, isSymptom, tellsOfNow } from '../routing.js';
import { currentEpisode } from '../turn.js';
import type { Act } from './Act.js';

/** A symptom: the level so far is told and the nurse is brought in. A level of 4 hours counts even inside a question. */
export const symptom: Act = {
  name: 'symptom',
  async attempt(turn, dc) {
    const { level } = currentEpisode(turn).level;
    const pressing = level === 'within-4-hours' && tellsOfNow(turn);
    if (!pressing && (!isSymptom(turn) || (isQuestion(turn) && !level))) return false;
    await tellLevel(dc, turn);
    await askContactOnce(dc, turn);
    return true;
  },
};
