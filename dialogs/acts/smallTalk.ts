import type { SmallTalk } from '../../triage/route.js';
import { takes } from '../routing.js';
import { smallTalkOf } from '../said.js';
import { say } from '../turn.js';
import type { Act } from './Act.js';

/** "I have a symptom": the clarifying question is answered before it was asked. */
const asked: Partial<Record<SmallTalk, string>> = {
  'has-symptom': 'clarify.tell_symptom',
  'has-question': 'clarify.tell_question',
};

/** Hello, thanks, goodbye: a short human answer. */
export const smallTalk: Act = {
  name: 'small-talk',
  async attempt(turn, dc) {
    const kind = smallTalkOf(turn);
    if (!kind && !takes(turn, 'small-talk')) return false;
    if (kind === 'sorry') turn.outcome.nurse ??= 'offered';
    // Without a kind the second reader alone heard it: something was told, and nothing asked.
    await say(
      dc.context,
      turn.words.text(kind ? (asked[kind] ?? `small_talk.${kind.replaceAll('-', '_')}`) : 'small_talk.chat'),
    );
    return true;
  },
};
