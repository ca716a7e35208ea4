/** Beside the nurse: the page that is about the question in general, as a button. What is right for one person, she says. */
import type { DialogContext } from 'botbuilder-dialogs';
import { MessageFactory } from 'botbuilder';
import { buttonCard } from './cards/buttons.js';
import { note, say, type Turn } from './turn.js';
import { placeOf, titleOf, whichDialogId, whichVersion } from './whichState.js';

/** Offers the page that surely is about this message; says nothing where there is none. No model is asked. */
export async function offerPage(dc: DialogContext, turn: Turn): Promise<void> {
  const { services, state, now, text, words } = turn;
  const page = await services.answerer.answer(text, { locale: state.locale, now });
  if (page.kind !== 'answer') return;
  note(turn, 'page-offered', { page: placeOf(page) }, 'retrieval');
  const card = buttonCard(whichDialogId, whichVersion, [{ title: titleOf(page), answer: placeOf(page) }]);
  await say(dc.context, MessageFactory.attachment(card, words.text('case.page')));
}
