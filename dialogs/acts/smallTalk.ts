import { smallTalkOf, type SmallTalk } from '../routing.js';
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
    if (!kind) return false;
    if (kind === 'sorry') turn.outcome.nurse ??= 'offered';
    await say(dc.context, turn.words.text(asked[kind] ?? `small_talk.${kind.replaceAll('-', '_')}`));
    return true;
  },
};
