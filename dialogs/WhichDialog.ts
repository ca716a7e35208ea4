/** Pages that the patient may mean: one of several, or one that the words only seem to be about. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import type { Asking, TopicChoice } from '../knowledge/retrieval/chain.js';
import { question } from './cards/buttons.js';
import { QuestionDialog } from './QuestionDialog.js';
import { tellAnswer } from './tellAnswer.js';
import { say, type Turn } from './turn.js';
import { whichDialogId, type WhichState } from './whichState.js';

const version = '2';
const none = 'none';

/** How each is asked, in the words of the messages. */
const askings: Readonly<Record<Asking, string>> = {
  which: 'answer.which',
  about: 'answer.about',
  spelling: 'answer.spelling',
};

/** A heading that names its topic stands alone: a button should be short. */
function titleOf({ title, section }: TopicChoice): string {
  const heading = section.toLowerCase();
  const names = title.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return names.some((name) => heading.includes(name)) ? section : `${title}: ${section}`;
}
const placeOf = (topic: TopicChoice): string => `${topic.articleId}#${topic.sectionId}`;

export class WhichDialog extends QuestionDialog<WhichState> {
  readonly insists = false;

  constructor() {
    super(whichDialogId);
  }

  protected async ask(context: TurnContext, { words }: Turn, { topics, asking }: WhichState): Promise<void> {
    const buttons = topics.map((topic) => ({ title: titleOf(topic), answer: placeOf(topic) }));
    const last = { title: words.text(topics.length > 1 ? 'answer.none' : 'answer.something_else'), answer: none };
    await say(context, question(words.text(askings[asking]), whichDialogId, version, [...buttons, last]));
  }

  reads(turn: Turn, state: WhichState): boolean {
    return this.chosen(turn, state) !== undefined;
  }

  async answer(dc: DialogContext, turn: Turn, state: WhichState): Promise<DialogTurnResult> {
    const topic = this.chosen(turn, state)!;
    const context = { locale: turn.state.locale, now: turn.now };
    // Ended first: whether feedback is asked for depends on what is still open.
    const ended = await dc.endDialog();
    const answer =
      topic === none ? { kind: 'not-covered' as const } : turn.services.answerer.answerSection(topic, context);
    await tellAnswer(dc, turn, answer);
    return ended;
  }

  private chosen(turn: Turn, { topics }: WhichState): TopicChoice | typeof none | undefined {
    const { button, text, words } = turn;
    if (button?.question === whichDialogId)
      return button.answer === none ? none : topics.find((topic) => placeOf(topic) === button.answer);
    const said = text.trim().toLowerCase();
    const named = topics.find((topic) => titleOf(topic).toLowerCase() === said || topic.title.toLowerCase() === said);
    if (named) return named;
    const yesNo = turn.services.triage.answerYesNo(text, turn.state.locale);
    const declined = ['answer.none', 'answer.something_else'].some((key) => words.text(key).toLowerCase() === said);
    if (yesNo === 'no' || declined) return none;
    return yesNo === 'yes' && topics.length === 1 ? topics[0] : undefined;
  }
}
