/** How can the nurse reach the patient about their case? Asked once, after the case is open; never insisted on. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { question } from './cards/buttons.js';
import { openCaseId } from './nurse.js';
import { QuestionDialog } from './QuestionDialog.js';
import { isQuestion } from './said.js';
import { currentEpisode, note, say, type Turn } from './turn.js';

export const contactDialogId = 'contact';
const version = '1';

export interface ContactState {
  caseId: string;
}

/** Seven to fifteen digits in one run, with what people put between them. */
const phone = /(?:\+|\b)\d(?:[ ().-]{0,2}\d){6,14}(?!\d)/;
const address = /[^\s@]{1,64}@[^\s@]{1,64}\.[a-z]{2,}/i;

/** Long enough for a number with a name and hours, too short for a story. */
const longestContact = 120;

export class ContactDialog extends QuestionDialog<ContactState> {
  readonly insists = false;

  constructor() {
    super(contactDialogId);
  }

  protected async ask(context: TurnContext, { words }: Turn, { caseId }: ContactState): Promise<void> {
    const here = { title: words.text('case.contact_here'), answer: 'here' };
    await say(context, question(words.text('case.ask_contact'), `${contactDialogId}:${caseId}`, version, [here]));
  }

  reads(turn: Turn, { caseId }: ContactState): boolean {
    // A nurse may have closed the case meanwhile: then there is nothing left to reach the patient about.
    if (!turn.cases.some(({ id }) => id === caseId)) return false;
    if (turn.button) return turn.button.question === `${contactDialogId}:${caseId}`;
    const { text } = turn;
    if (text.length > longestContact) return false;
    if (turn.services.triage.intents(text).some(({ name }) => name === 'here')) return true;
    // A story with numbers in it (a dose, a reading) is not a way to be reached.
    const tells = turn.screening.findings.length > 0 || isQuestion(turn);
    return !tells && (phone.test(text) || address.test(text));
  }

  async answer(dc: DialogContext, turn: Turn, { caseId }: ContactState): Promise<DialogTurnResult> {
    turn.changes.push({ kind: 'contact', id: caseId, contact: turn.text });
    note(turn, 'contact-given', { case: caseId }, 'patient');
    turn.outcome.route = 'nurse';
    await say(dc.context, turn.words.text('case.contact_saved'));
    return dc.endDialog();
  }
}

/** Asks once for a way to reach the patient, unless another question is open (that one comes first). */
export async function askContactOnce(dc: DialogContext, turn: Turn): Promise<void> {
  const episode = currentEpisode(turn);
  const caseId = openCaseId(turn);
  if (!caseId || episode.contactAsked || dc.activeDialog) return;
  episode.contactAsked = true;
  await dc.beginDialog(contactDialogId, { caseId } satisfies ContactState);
}
