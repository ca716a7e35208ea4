/** One clarifying question when a message is unclear: symptom, question or nurse? */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { question } from './cards/buttons.js';
import { QuestionDialog } from './QuestionDialog.js';
import { say, type Turn } from './turn.js';

export const clarifyDialogId = 'clarify';
const version = '1';

export class ClarifyDialog extends QuestionDialog<object> {
  readonly insists = false;

  constructor() {
    super(clarifyDialogId);
  }

  protected async ask(context: TurnContext, { words, outcome }: Turn): Promise<void> {
    outcome.nurse ??= 'offered';
    await say(
      context,
      question(words.text('clarify.ask'), clarifyDialogId, version, [
        { title: words.text('clarify.symptom'), answer: 'symptom' },
        { title: words.text('clarify.question'), answer: 'question' },
        { title: words.text('clarify.nurse'), answer: 'nurse' },
      ]),
    );
  }

  reads({ button }: Turn): boolean {
    return button?.question === clarifyDialogId && (button.answer === 'symptom' || button.answer === 'question');
  }

  async answer(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
    turn.outcome.route = 'clarify';
    const key = turn.button?.answer === 'symptom' ? 'clarify.tell_symptom' : 'clarify.tell_question';
    await say(dc.context, turn.words.text(key));
    return dc.endDialog();
  }
}
