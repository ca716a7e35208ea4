/** What a patient thinks of an answer: into the turn's unit of work, under the answer that it is about. */
import type { Shown, Verdict } from './cards/feedback.js';
import { withNurse } from './cards/buttons.js';
import { anyOpenCaseId } from './nurse.js';
import type { TurnContext } from 'botbuilder';
import { say, type Turn } from './turn.js';

/** Characters of own words that are kept; the whole message stands in the transcript. */
const longestWords = 1000;

/** Kept sealed. The latest of an answer counts. */
export interface FeedbackDetail extends Omit<Shown, 'answer'> {
  verdict: Verdict;
  /** The patient's own, with `other`. */
  words?: string;
}

/** What was last said of an answer, as far as the conversation remembers it. */
export interface Opinion {
  answer: number;
  verdict: Verdict;
  /** Own words were given. */
  worded: boolean;
}

/** So many answers back a second press takes nothing away. */
const remembered = 20;

/** Keeps a verdict in place of the earlier one; a second press of the same never takes a reason or words away. */
export function keepFeedback(turn: Turn, { answer, ...shown }: Shown, verdict: Verdict, words?: string): void {
  const { state } = turn;
  const before = state.opinions.find((one) => one.answer === answer);
  if (before && saysMore(before, verdict, words)) return;
  const detail: FeedbackDetail = { ...shown, verdict, ...(words ? { words: words.slice(0, longestWords) } : {}) };
  turn.feedback.push({ answer, detail });
  const others = state.opinions.filter((one) => one !== before);
  state.opinions = [...others, { answer, verdict, worded: words !== undefined }].slice(-remembered);
}

function saysMore(before: Opinion, verdict: Verdict, words: string | undefined): boolean {
  if (verdict === 'down') return before.verdict !== 'up' && before.verdict !== 'down';
  return words === undefined && before.verdict === verdict && before.worded;
}

/** Thanks for a reason, and a nurse for the question that is still open. */
export async function thankForReason(context: TurnContext, turn: Turn): Promise<void> {
  const { words, outcome } = turn;
  if (anyOpenCaseId(turn)) return say(context, words.text('feedback.thanks'));
  outcome.nurse ??= 'offered';
  await say(context, withNurse(words.text('feedback.thanks_nurse'), words.text('check.nurse')));
}
