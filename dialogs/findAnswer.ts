import type { Answer } from '../knowledge/retrieval/answer.js';
import type { Turn } from './turn.js';

/**
 * What the library answers; where the site has a language model, as that model puts it together. A model is asked once a
 * turn: what came of it is kept when the turn is run again, and another question of the same turn is answered without.
 */
export async function findAnswer({ services, state, now, composing }: Turn, question: string): Promise<Answer> {
  const context = { locale: state.locale, now, ...(state.topic === undefined ? {} : { topic: state.topic }) };
  const done = composing?.done;
  if (done?.question === question) return done.answer;
  if (!composing || done) return services.answerer.answer(question, context);
  const { payer, signal } = composing;
  const answer = await services.answerer.answer(question, { ...context, payer, signal });
  const asked = answer.kind === 'answer' && answer.composition.used !== undefined;
  if (asked) composing.done = { question, answer };
  return answer;
}
