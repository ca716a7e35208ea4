/**
 * An open question in the conversation: asked once, then waiting for its answer while other things may come between.
 * It stores what was asked, never a position.
 */
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { isSideTalk } from './said.js';
import { turnOf, type Turn } from './turn.js';

export abstract class QuestionDialog<State extends object> extends Dialog<State> {
  /** True when the question is asked again after something came between; otherwise it is let go. */
  abstract readonly insists: boolean;

  /** Puts the question; `again` when it has been put before. */
  protected abstract ask(context: TurnContext, turn: Turn, state: State, again: boolean): Promise<void>;

  /** True when this message is an answer to the question. Changes nothing. */
  abstract reads(turn: Turn, state: State): boolean;

  /** Takes the answer (or, for an insisting question, a message that is none). */
  abstract answer(dc: DialogContext, turn: Turn, state: State): Promise<DialogTurnResult>;

  /** True for a message that is something of its own, to be answered before the question is put again. */
  isSideTalk(turn: Turn): boolean {
    return isSideTalk(turn);
  }

  /** Puts an insisting question again, after something came between. */
  async askAgain(dc: DialogContext, _turn: Turn, _state: State): Promise<void> {
    await dc.repromptDialog();
  }

  /** The patient leaves ("stop", "start over"): what that means for an open question. Most are simply let go. */
  async leave(dc: DialogContext, _turn: Turn, _state: State): Promise<void> {
    await dc.endDialog();
  }

  override async beginDialog(dc: DialogContext, options?: State): Promise<DialogTurnResult> {
    const active = dc.activeDialog;
    if (!active || !options) throw new Error(`dialog ${this.id} was begun without its question`);
    active.state = { ...options };
    await this.ask(dc.context, turnOf(dc.context), active.state as State, false);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.answer(dc, turnOf(dc.context), dc.activeDialog?.state as State);
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    if (!this.insists) return dc.endDialog();
    await dc.repromptDialog();
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await this.ask(context, turnOf(context), instance.state as State, true);
  }
}

/** Ends everything that is being asked, each question in its own way; what insists (an emergency) may stay. */
export async function leaveQuestions(dc: DialogContext, turn: Turn): Promise<void> {
  for (let open = openQuestion(dc), left = -1; open && left !== dc.stack.length; open = openQuestion(dc)) {
    left = dc.stack.length;
    await open.dialog.leave(dc, turn, open.state);
  }
}

/** The open question of a conversation, with what it stored. */
export function openQuestion(dc: DialogContext): { dialog: QuestionDialog<object>; state: object } | undefined {
  const active = dc.activeDialog;
  const dialog = active && dc.findDialog(active.id);
  return dialog instanceof QuestionDialog ? { dialog, state: active!.state as object } : undefined;
}
