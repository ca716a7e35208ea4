/** Pages that the patient may mean: one of several, or one that the words only seem to be about. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import type { Asking, TopicChoice } from '../knowledge/retrieval/answer.js';
import { question } from './cards/buttons.js';
import { triageOffer } from './cards/triageOffer.js';
import { offersTriage } from './offersTriage.js';
import { QuestionDialog } from './QuestionDialog.js';
import { tellAnswer } from './tellAnswer.js';
import { say, type Turn } from './turn.js';
import { declines, none, placeOf, titleOf, whichDialogId, whichVersion, type WhichState } from './whichState.js';

/** How each is asked, in the words of the messages. */
const askings: Readonly<Record<Asking, string>> = {
  which: 'answer.which',
  about: 'answer.about',
  spelling: 'answer.spelling',
};

export class WhichDialog extends QuestionDialog<WhichState> {
  readonly insists = false;

  constructor() {
    super(whichDialogId);
  }

  protected async ask(context: TurnContext, turn: Turn, { topics, asking }: WhichState): Promise<void> {
    const { words } = turn;
    const buttons = topics.map((topic) => ({ title: titleOf(topic), answer: placeOf(topic) }));
    const [ofSeveral, ofOne] = declines(words) as [string, string];
    const last = { title: topics.length > 1 ? ofSeveral : ofOne, answer: none };
    const asked = question(words.text(askings[asking]), whichDialogId, whichVersion, [...buttons, last]);
    const offer = offersTriage(turn) ? [triageOffer(words)] : [];
    await say(context, { ...asked, attachments: [...(asked.attachments ?? []), ...offer] });
  }

  reads(turn: Turn, state: WhichState): boolean {
    return this.chosen(turn, state) !== undefined;
  }

  async answer(dc: DialogContext, turn: Turn, state: WhichState): Promise<DialogTurnResult> {
    const topic = this.chosen(turn, state)!;
    const context = { locale: turn.state.locale, now: turn.now };
    const answer =
      topic === none ? { kind: 'not-covered' as const } : turn.services.answerer.answerSection(topic, context);
    // Ended last: an open check below it is put again, and stands behind the answer.
    await tellAnswer(dc, turn, answer);
    return dc.endDialog();
  }

  private chosen(turn: Turn, { topics }: WhichState): TopicChoice | typeof none | undefined {
    const { button, text, words } = turn;
    if (button?.question === whichDialogId)
      return button.answer === none ? none : topics.find((topic) => placeOf(topic) === button.answer);
    const said = text.trim().toLowerCase();
    const named = topics.find((topic) => titleOf(topic).toLowerCase() === said || topic.title.toLowerCase() === said);
    if (named) return named;
    const yesNo = turn.services.triage.answerYesNo(text, turn.state.locale);
    const declined = declines(words).some((title) => title.toLowerCase() === said);
    if (yesNo === 'no' || declined) return none;
    return yesNo === 'yes' && topics.length === 1 ? topics[0] : undefined;
  }
}
