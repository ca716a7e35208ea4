import { escalate, openCaseId } from '../nurse.js';
import { endProtocol } from '../protocol/openRun.js';
import { say } from '../turn.js';
import type { Act } from './Act.js';

/** A language that is not read in full: never handled as if understood; a nurse with an interpreter. */
export const otherLanguage: Act = {
  name: 'other-language',
  async attempt(turn, dc) {
    const { unread, language } = turn.screening;
    if (turn.state.locale === 'en' && !unread) return false;
    // Questions in English are no use to who does not write it.
    await endProtocol(turn.state, dc);
    const known = openCaseId(turn);
    // Danger in a language that nobody here read cannot be ruled out: a nurse within minutes, not hours.
    const priority = language === 'other' ? 'P1' : 'P2';
    const { number } = escalate(turn, {
      code: `language-${unread ? 'other' : turn.state.locale}`,
      priority,
      once: true,
    });
    turn.outcome.route = 'nurse';
    await say(dc.context, turn.words.text(known ? 'case.added' : 'language.other', { case: number }));
    return true;
  },
};
