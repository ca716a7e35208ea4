import type { DialogContext } from 'botbuilder-dialogs';
import { withNurse } from './cards/buttons.js';
import { note, say, type Turn } from './turn.js';
import type { Place } from './whichState.js';

/** A button named a section that is no longer served. */
export async function tellGone(dc: DialogContext, turn: Turn, place: Place): Promise<void> {
  note(turn, 'section-gone', place, 'retrieval');
  await say(dc.context, withNurse(turn.words.text('answer.gone'), turn.words.text('check.nurse')));
}
