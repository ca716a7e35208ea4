import { hear, insistence as insistenceOf, keep, type Heard } from '../../triage/insistence.js';
import { withNurse } from '../cards/buttons.js';
import { caseNumber, escalate, openCaseId } from '../nurse.js';
import { hasIntent } from '../said.js';
import { note, say, type Turn } from '../turn.js';
import type { Act } from './Act.js';

const heardIn = (turn: Turn): Heard =>
  hear(turn.text, { at: turn.now, upsetWords: hasIntent(turn, 'upset') || hasIntent(turn, 'sorry') });

/**
 * The same asked for the third time, or growing distress: the same answer again would not help, a person does. Where a
 * case is open, the nurse is told that it presses.
 */
export const insistence: Act = {
  name: 'insistence',
  async attempt(turn, dc) {
    if (turn.button) return false;
    const why = insistenceOf(turn.state.heard, heardIn(turn));
    if (!why) return false;
    note(turn, 'insistence', { why });
    const { words, outcome } = turn;
    outcome.route = 'nurse';
    const caseId = openCaseId(turn);
    if (caseId) {
      escalate(turn, { code: why, priority: 'P2', once: true });
      await say(dc.context, words.text('insistence.case', { case: caseNumber(turn, caseId) }));
      return true;
    }
    outcome.nurse = 'pushed';
    const key = why === 'distress' ? 'insistence.distress' : 'insistence.repeated';
    await say(dc.context, withNurse(words.text(key), words.text('clarify.nurse')));
    return true;
  },
};

/** Acts after which a message may be asked again: it was neither an answer nor a command. */
const matters = new Set(['symptom', 'admin', 'question', 'unclear']);

/** Keeps what the message was about. Once a nurse was offered for it, it counts anew. */
export function rememberMatter(turn: Turn): void {
  const { act } = turn.outcome;
  const heard = heardIn(turn);
  if (act === 'insistence') turn.state.heard = [];
  // "Thanks", three times, asks for nothing; "you are useless" does.
  else if (!turn.button && (matters.has(act) || (act === 'small-talk' && heard.upset)))
    turn.state.heard = keep(turn.state.heard, heard);
}
