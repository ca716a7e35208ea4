import { smallTalkOf } from '../routing.js';
import { say } from '../turn.js';
import type { Act } from './Act.js';

/** Hello, thanks, goodbye: a short human answer. */
export const smallTalk: Act = {
  name: 'small-talk',
  async attempt(turn, dc) {
    const kind = smallTalkOf(turn);
    if (!kind) return false;
    await say(dc.context, turn.words.text(`small_talk.${kind.replaceAll('-', '_')}`));
    return true;
  },
};
