import { takes } from '../routing.js';
import { note, say } from '../turn.js';
import type { Act } from './Act.js';

/** Somebody tries to make the assistant something else, or to see behind it: nothing is obeyed, and it is noted. */
export const attack: Act = {
  name: 'attack',
  async attempt(turn, dc) {
    if (!takes(turn, 'attack')) return false;
    note(turn, 'security-event', { code: 'attack', by: turn.routing?.by });
    await say(dc.context, turn.words.text('attack.declined'));
    return true;
  },
};
