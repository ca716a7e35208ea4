/** An answer with a language model's concern: a check comes with it, or a nurse beside it. Never a level. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Answer } from '../knowledge/retrieval/answer.js';
import { withNurse } from './cards/buttons.js';
import type { CheckState } from './CheckDialog.js';
import { checkDialogId } from './dialogIds.js';
import { anyOpenCaseId } from './nurse.js';
import { concernCheck } from './suspect.js';
import { tellAnswer } from './tellAnswer.js';
import { say, type Turn } from './turn.js';

/** @param question what was asked: answered after the check, if there is one */
export async function tellWithConcern(dc: DialogContext, turn: Turn, answer: Answer, question: string): Promise<void> {
  const concerned = answer.kind === 'answer' && answer.concern;
  // An open check is put again after the answer; one danger is asked about at a time.
  const due = concerned && dc.activeDialog?.id !== checkDialogId ? concernCheck(turn) : undefined;
  if (due) {
    // After the check, what is open now goes on; then nobody would come back to the question.
    const pending = dc.activeDialog ? {} : { pendingQuestion: question };
    if (dc.activeDialog) await tellAnswer(dc, turn, answer, { question });
    turn.outcome.route = 'check';
    await dc.beginDialog(checkDialogId, { due, asked: 0, ...pending } satisfies CheckState);
    return;
  }
  await tellAnswer(dc, turn, answer, { question });
  if (!concerned || anyOpenCaseId(turn)) return;
  turn.outcome.nurse = 'pushed';
  await say(dc.context, withNurse(turn.words.text('answer.concern'), turn.words.text('symptom.nurse')));
}
