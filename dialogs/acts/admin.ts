import { findAnswer } from '../findAnswer.js';
import { withNurse } from '../cards/buttons.js';
import { openCaseId } from '../nurse.js';
import { takes } from '../routing.js';
import { tellWithConcern } from '../tellWithConcern.js';
import { standingAdvice } from '../tellLevel.js';
import { say } from '../turn.js';
import type { Act } from './Act.js';

/** Appointments, bills, records, visits: a page if one says it; else where to turn, and a person for who cannot. */
export const admin: Act = {
  name: 'admin',
  async attempt(turn, dc) {
    if (!takes(turn, 'admin')) return false;
    const { words, outcome } = turn;
    const answer = await findAnswer(turn, turn.text);
    if (answer.kind === 'answer') {
      await tellWithConcern(dc, turn, answer, turn.text);
      return true;
    }
    outcome.route = 'not-covered';
    const text = [standingAdvice(turn), words.text('admin.turn_to')].filter(Boolean).join('\n\n');
    if (openCaseId(turn)) {
      outcome.nurse = 'opened';
      await say(dc.context, text);
    } else {
      outcome.nurse ??= 'offered';
      await say(dc.context, withNurse(text, words.text('check.nurse')));
    }
    return true;
  },
};
