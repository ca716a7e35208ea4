import { protocolToldOf } from './protocol/begin.js';
import { openRun } from './protocol/openRun.js';
import type { Turn } from './turn.js';

/** What is asked about in general may be a symptom of now: the way into its questions stands beside the page. */
export const offersTriage = (turn: Turn): boolean => !openRun(turn.state) && protocolToldOf(turn) !== undefined;
