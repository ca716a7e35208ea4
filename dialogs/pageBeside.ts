/** Beside the nurse: the page that is about the question in general, as a button. What is right for one person, she says. */
import type { DialogContext } from 'botbuilder-dialogs';
import { MessageFactory } from 'botbuilder';
import type { Answer, TopicChoice } from '../knowledge/retrieval/answer.js';
import { buttonCard } from './cards/buttons.js';
import { note, say, type Turn } from './turn.js';
import { placeOf, titleOf, whichDialogId, whichVersion } from './whichState.js';

/** Offers the section or page that is about this message; says nothing where there is none. No model is asked. */
export async function offerPage(dc: DialogContext, turn: Turn): Promise<void> {
  const { services, state, now, text, words } = turn;
  const page = pageIn(await services.answerer.answer(text, { locale: state.locale, now }));
  if (!page) return;
  note(turn, 'page-offered', { page: placeOf(page) }, 'retrieval');
  const card = buttonCard(whichDialogId, whichVersion, [{ title: titleOf(page), answer: placeOf(page) }]);
  await say(dc.context, MessageFactory.attachment(card, words.text('case.page')));
}

/**
 * The section that answers; else the overview of the one page that may be meant. Several pages, or a word in doubt, would be
 * a question, and the nurse has it already.
 */
function pageIn(answer: Answer): Pick<TopicChoice, 'articleId' | 'sectionId' | 'title' | 'section'> | undefined {
  if (answer.kind === 'answer') return answer;
  if (answer.kind !== 'which' || answer.asking === 'spelling') return undefined;
  const [first, ...others] = answer.topics;
  const isOnePage = others.every(({ articleId }) => articleId === first?.articleId);
  return isOnePage ? answer.topics.find(({ isOverview }) => isOverview) : undefined;
}
