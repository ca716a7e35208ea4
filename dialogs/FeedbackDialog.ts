/** Why an answer did not help, in the patient's own words. Never insisted on; what is more than that takes its usual way. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import type { MessageRoute } from '../triage/route.js';
import type { Shown } from './cards/feedback.js';
import { keepFeedback, thankForReason } from './feedback.js';
import { QuestionDialog } from './QuestionDialog.js';
import { routingOf } from './routing.js';
import { isCommand } from './said.js';
import { say, type Turn } from './turn.js';

export const feedbackDialogId = 'feedback';

export interface FeedbackState {
  shown: Shown;
  /** When it was asked. */
  at: number;
}

/** Whoever comes back later writes about something else; in ms. */
const patience = 30 * 60_000;

/** What a message may be about that nobody says of an answer. */
const otherMatters: ReadonlySet<MessageRoute> = new Set(['symptom', 'risky', 'person', 'attack']);

export class FeedbackDialog extends QuestionDialog<FeedbackState> {
  readonly insists = false;

  constructor() {
    super(feedbackDialogId);
  }

  protected async ask(context: TurnContext, { words }: Turn): Promise<void> {
    await say(context, words.text('feedback.own_words'));
  }

  /**
   * A question with its mark, a symptom, a matter for a nurse or words that are not understood are no feedback, whatever
   * was asked. Without the mark, "it did not say how long it takes" is one.
   */
  reads(turn: Turn, { at }: FeedbackState): boolean {
    const { button, services, screening, state, now } = turn;
    const text = turn.text.trim();
    if (button || text === '' || /[?？]$/.test(text) || now - at > patience) return false;
    if (screening.unread || state.locale !== 'en' || isCommand(turn)) return false;
    if (services.triage.risky(text, screening).length > 0) return false;
    const { route } = routingOf(turn);
    return route === null || !otherMatters.has(route);
  }

  async answer(dc: DialogContext, turn: Turn, { shown }: FeedbackState): Promise<DialogTurnResult> {
    keepFeedback(turn, shown, 'other', turn.text.trim());
    await thankForReason(dc.context, turn);
    return dc.endDialog();
  }
}
