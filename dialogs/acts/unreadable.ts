import { say } from '../turn.js';
import type { Act } from './Act.js';

/** Group chats, files without words and empty messages: a kind sentence, and nothing is read into them. */
export const unreadable: Act = {
  name: 'unreadable',
  async attempt(turn, dc) {
    const empty = turn.text.trim() === '' && !turn.button;
    const key = turn.isGroup
      ? 'fault.group'
      : turn.hasAttachment && empty
        ? 'fault.attachment'
        : empty
          ? 'fault.empty'
          : undefined;
    if (!key) return false;
    await say(dc.context, turn.words.text(key));
    return true;
  },
};
