import type { DialogContext } from 'botbuilder-dialogs';
import { checkDialogId } from './dialogIds.js';
import { type CheckState } from './CheckDialog.js';
import { dueCheck } from './judge.js';
import { isQuestion } from './said.js';
import { suspectedCheck } from './suspect.js';
import { currentEpisode, type Turn } from './turn.js';

/**
 * Asks the check that is due on anybody of whom this message spoke, the current subject first; where the rules want
 * none, the one that the second reader suspects. False when there is none or one is being asked already.
 */
export async function askDueCheck(dc: DialogContext, turn: Turn): Promise<boolean> {
  if (dc.activeDialog?.id === checkDialogId) return false;
  const spokenOf = turn.state.episodes.filter((episode) => episode.lastAt === turn.now);
  const episodes = [...new Set([currentEpisode(turn), ...spokenOf])];
  const [first] = episodes.flatMap((episode) => dueCheck(turn.services.triage, episode) ?? []);
  const due = first ?? suspectedCheck(turn);
  if (!due) return false;
  turn.state.subject = due.subject;
  const pending = isQuestion(turn) ? { pendingQuestion: turn.text } : {};
  await dc.beginDialog(checkDialogId, { due, asked: 0, ...pending } satisfies CheckState);
  return true;
}
