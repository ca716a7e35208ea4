import { answerQuestion } from '../answerQuestion.js';
import { smallTalkOf } from '../routing.js';
import type { Act } from './Act.js';

/** Anything that a vetted page may answer. */
export const question: Act = {
  name: 'question',
  async attempt(turn, dc) {
    if (smallTalkOf(turn)) return false;
    return answerQuestion(dc, turn, turn.text);
  },
};
