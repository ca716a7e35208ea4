import type { DialogContext } from 'botbuilder-dialogs';
import type { Turn } from '../turn.js';

/** One thing that a turn can do. The acts stand in order in actOrder.ts; the first that says `true` was the turn. */
export interface Act {
  name: string;
  /** Does it and answers true, or leaves everything as it is and answers false. */
  attempt(turn: Turn, dc: DialogContext): Promise<boolean>;
}
