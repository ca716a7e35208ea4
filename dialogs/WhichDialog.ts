/** Two or three pages could be meant: the patient picks one. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import type { TopicChoice } from '../knowledge/retrieval/chain.js';
import { question } from './cards/buttons.js';
import { QuestionDialog } from './QuestionDialog.js';
import { tellAnswer } from './tellAnswer.js';
import { say, type Turn } from './turn.js';
import { whichDialogId, type WhichState } from './whichState.js';

const version = '1';

const titleOf = (topic: TopicChoice): string => `${topic.title}: ${topic.section}`;

export class WhichDialog extends QuestionDialog<WhichState> {
  readonly insists = false;

  constructor() {
    super(whichDialogId);
  }

  protected async ask(context: TurnContext, { words }: Turn, { topics }: WhichState): Promise<void> {
    const buttons = topics.map((topic) => ({ title: titleOf(topic), answer: topic.sectionId }));
    await say(context, question(words.text('answer.which'), whichDialogId, version, buttons));
  }

  reads(turn: Turn, state: WhichState): boolean {
    return this.chosen(turn, state) !== undefined;
  }

  async answer(dc: DialogContext, turn: Turn, state: WhichState): Promise<DialogTurnResult> {
    const topic = this.chosen(turn, state)!;
    const context = { locale: turn.state.locale, now: turn.now };
    await tellAnswer(dc, turn, turn.services.answerer.answerSection(topic, context));
    return dc.endDialog();
  }

  private chosen({ button, text }: Turn, { topics }: WhichState): TopicChoice | undefined {
    if (button?.question === whichDialogId) return topics.find((topic) => topic.sectionId === button.answer);
    const said = text.trim().toLowerCase();
    return topics.find((topic) => titleOf(topic).toLowerCase() === said || topic.title.toLowerCase() === said);
  }
}
