/** A question, answered from vetted content or honestly not. */
import type { DialogContext } from 'botbuilder-dialogs';
import { isQuestion } from './routing.js';
import { tellAnswer } from './tellAnswer.js';
import type { Turn } from './turn.js';

/**
 * Answers `text` and says true. Says false, and nothing to the patient, when the words are neither a question nor
 * covered by a page: then they are unclear rather than off topic.
 */
export async function answerQuestion(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  const answer = await turn.services.answerer.answer(text, { locale: turn.state.locale, now: turn.now });
  const unasked = text === turn.text && !isQuestion(turn);
  const found = answer.kind === 'answer' || answer.kind === 'which';
  if (!found && unasked) return false;
  await tellAnswer(dc, turn, answer);
  return true;
}
