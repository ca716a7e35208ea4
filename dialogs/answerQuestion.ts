/** A question, answered from vetted content or honestly not. */
import type { DialogContext } from 'botbuilder-dialogs';
import { findAnswer } from './findAnswer.js';
import { beginProtocol, protocolToldOf } from './protocol/begin.js';
import { openRun } from './protocol/openRun.js';
import { routingOf } from './routing.js';
import { isQuestion } from './said.js';
import { tellWithConcern } from './tellWithConcern.js';
import type { Turn } from './turn.js';

/**
 * Answers `text` and says true. Says false, and nothing to the patient, when the words are neither a question nor
 * covered by a page: then they are unclear rather than off topic.
 */
export async function answerQuestion(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  const answer = await findAnswer(turn, text);
  const own = text === turn.text;
  // Asked about in general, and no page says it: it may be a symptom of now.
  const untold = own && answer.kind !== 'answer' && answer.kind !== 'which' && !openRun(turn.state);
  const protocol = untold ? protocolToldOf(turn) : undefined;
  if (protocol) {
    await beginProtocol(dc, turn, protocol);
    return true;
  }
  const { route } = routingOf(turn);
  const asks = isQuestion(turn) || route === 'question' || route === 'off-topic';
  // What a page may only be about is worth asking about when something was asked.
  const mayBe = answer.kind === 'which' && (answer.asking !== 'about' || (asks && route !== 'off-topic') || !own);
  const found = answer.kind === 'answer' || mayBe;
  if (!found && own && !asks) return false;
  // What the patient just wrote is off topic when its route is: the library's gate knows words alone.
  const told = found || !own ? answer : ({ kind: route === 'off-topic' ? 'off-topic' : 'not-covered' } as const);
  await tellWithConcern(dc, turn, told, text);
  return true;
}
