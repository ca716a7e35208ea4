import { answerQuestion } from '../answerQuestion.js';
import { takes } from '../routing.js';
import { smallTalkOf } from '../said.js';
import type { Act } from './Act.js';

/** Anything that a vetted page may answer. */
export const question: Act = {
  name: 'question',
  async attempt(turn, dc) {
    if (smallTalkOf(turn) || takes(turn, 'small-talk')) return false;
    return answerQuestion(dc, turn, turn.text);
  },
};
