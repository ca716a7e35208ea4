/** After an emergency or crisis card: is help coming? Asked until the patient says so, whatever else they write. */
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { emergencyDialogId } from './dialogIds.js';
import { question } from './cards/buttons.js';
import { escalate } from './nurse.js';
import { standingLines, type EmergencyState } from './openEmergency.js';
import { QuestionDialog } from './QuestionDialog.js';
import { note, say, type Turn } from './turn.js';

const version = '1';

const answers = ['called', 'cannot', 'changed'] as const;
type Answer = (typeof answers)[number];

/** Letters and digits only: "I can’t call!" is the button "I can't call". */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export class EmergencyDialog extends QuestionDialog<EmergencyState> {
  readonly insists = true;

  constructor() {
    super(emergencyDialogId);
  }

  /** The card itself has just been shown: the question follows with the patient's next message. */
  override async beginDialog(dc: DialogContext, options?: EmergencyState): Promise<DialogTurnResult> {
    if (dc.activeDialog && options) dc.activeDialog.state = { ...options };
    return Dialog.EndOfTurn;
  }

  /** Nothing ends the question whether help is coming. */
  override async leave(): Promise<void> {}

  reads(turn: Turn, state: EmergencyState): boolean {
    return this.read(turn, state) !== undefined;
  }

  protected async ask(context: TurnContext, turn: Turn, state: EmergencyState): Promise<void> {
    const { words } = turn;
    const lines = standingLines(turn, state);
    if (!state.disposition) return say(context, lines.join('\n\n'));
    state.asked = true;
    const buttons = answers.map((answer) => ({ title: words.text(`emergency.${answer}`), answer }));
    const text = [...lines, words.text('emergency.ask_called')].join('\n\n');
    await say(context, question(text, emergencyDialogId, version, buttons));
  }

  async answer(dc: DialogContext, turn: Turn, state: EmergencyState): Promise<DialogTurnResult> {
    const answer = this.read(turn, state);
    turn.outcome.route = state.disposition ? 'emergency' : 'crisis';
    turn.outcome.disposition = state.disposition;
    note(turn, 'emergency-follow-up', { answer: answer ?? 'other' }, 'patient');
    if (answer === 'called') {
      const key = state.disposition === 'ambulance' ? 'emergency.thanks_called' : 'emergency.thanks_going';
      await say(dc.context, turn.words.text(key));
      return dc.endDialog();
    }
    if (answer === 'cannot') {
      escalate(turn, { code: 'cannot-call', priority: 'P1' });
      await say(dc.context, turn.words.text('emergency.cannot_help'));
    } else if (answer === 'changed') await say(dc.context, turn.words.text('emergency.tell_change'));
    else await this.ask(dc.context, turn, state);
    return Dialog.EndOfTurn;
  }

  private read(turn: Turn, state: EmergencyState): Answer | undefined {
    const { button, words } = turn;
    if (button?.question === emergencyDialogId && button.version === version) return button.answer as Answer;
    // Typed, or sent by a channel that sends a button's words only.
    const typed = plain(turn.text);
    const named = answers.find((answer) => plain(words.text(`emergency.${answer}`)) === typed);
    if (named) return named;
    if (turn.services.triage.intents(turn.text).some(({ name }) => name === 'help-coming')) return 'called';
    if (!state.asked) return undefined;
    const yesNo = turn.services.triage.answerYesNo(turn.text, turn.state.locale);
    return yesNo === 'yes' ? 'called' : yesNo === 'no' ? 'cannot' : undefined;
  }
}
