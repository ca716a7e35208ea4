/** "Forget me": asked once more, then the conversation's text is shredded. An open case keeps what the nurse needs. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { question } from './cards/buttons.js';
import { QuestionDialog } from './QuestionDialog.js';
import { note, say, type Turn } from './turn.js';

export const forgetDialogId = 'forget';
const version = '1';

export class ForgetDialog extends QuestionDialog<object> {
  readonly insists = false;

  constructor() {
    super(forgetDialogId);
  }

  protected async ask(context: TurnContext, { words }: Turn): Promise<void> {
    await say(
      context,
      question(words.text('command.forget_ask'), forgetDialogId, version, [
        { title: words.text('command.forget_yes'), answer: 'yes' },
        { title: words.text('command.forget_no'), answer: 'no' },
      ]),
    );
  }

  reads(turn: Turn): boolean {
    return this.read(turn) !== undefined;
  }

  async answer(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
    const [open] = turn.cases;
    if (open && this.read(turn) === 'yes') {
      await say(dc.context, turn.words.text('command.forget_case', { case: open.number }));
      return dc.endDialog();
    }
    turn.forget = this.read(turn) === 'yes';
    note(turn, turn.forget ? 'forgotten' : 'forget-declined', {}, 'patient');
    await say(dc.context, turn.words.text(turn.forget ? 'command.forget_done' : 'command.forget_kept'));
    return dc.endDialog();
  }

  private read(turn: Turn): 'yes' | 'no' | undefined {
    if (turn.button?.question === forgetDialogId) return turn.button.answer === 'yes' ? 'yes' : 'no';
    const answer = turn.services.triage.answerYesNo(turn.text, turn.state.locale);
    return answer === 'yes' || answer === 'no' ? answer : undefined;
  }
}
