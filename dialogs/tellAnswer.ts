/** Shows an answer, or says honestly that there is none and offers the nurse. */
import type { DialogContext } from 'botbuilder-dialogs';
import { isEmergency } from '../triage/ratchet.js';
import type { Answer } from '../knowledge/retrieval/answer.js';
import { answerCard } from './cards/answer.js';
import type { Shown } from './cards/feedback.js';
import { withNurse } from './cards/buttons.js';
import { checkDialogId } from './dialogIds.js';
import { caseNumber, anyOpenCaseId } from './nurse.js';
import { offersTriage } from './offersTriage.js';
import { standingAdvice } from './tellLevel.js';
import { currentEpisode, note, say, type Turn } from './turn.js';
import { whichDialogId, type WhichState } from './whichState.js';

/** No opinion is asked for beside an emergency, a check or an open protocol. */
function asksFeedback(dc: DialogContext, turn: Turn): boolean {
  const { told } = currentEpisode(turn).level;
  return dc.stack.every(({ id }) => id === whichDialogId) && !(told && isEmergency(told));
}

interface Telling {
  /** What was asked, where it was not this turn's message. */
  question?: string;
  /** Seq of the message that was answered, where it was not this turn's. */
  asked?: number;
  /** Show all of a long section. */
  whole?: boolean;
}

export async function tellAnswer(
  dc: DialogContext,
  turn: Turn,
  answer: Answer,
  { question = turn.text, asked = turn.seq, whole = false }: Telling = {},
): Promise<void> {
  const { words, outcome, services } = turn;
  if (answer.kind === 'which') {
    outcome.route = 'clarify';
    const articles = answer.topics.map(({ articleId }) => articleId);
    note(turn, 'which-asked', { articles }, 'retrieval');
    const [only, ...others] = new Set(articles);
    // "None of these" says no to the sections, not to their page; of several pages none is known to be meant.
    if (only !== undefined && others.length === 0) turn.state.topic = only;
    else delete turn.state.topic;
    await dc.beginDialog(whichDialogId, { topics: answer.topics, asking: answer.asking } satisfies WhichState);
    return;
  }
  outcome.route = answer.kind;
  if (answer.kind === 'answer') {
    const { articleId, sectionId, version, sentences, composition } = answer;
    turn.state.topic = articleId;
    note(turn, 'answered', { article: articleId, section: sectionId, version, sentences, composition }, 'retrieval');
    const shown: Shown = {
      answer: asked,
      article: articleId,
      section: sectionId,
      version,
      composition: composition.mode,
    };
    const { fold, link } = services;
    const beside = { offersTriage: offersTriage(turn), asksFeedback: asksFeedback(dc, turn) };
    return say(dc.context, answerCard({ words, answer, fold, link, shown, whole, ...beside }));
  }
  // Topics in the library's own words: what the patient wrote stays in the transcript.
  note(turn, 'not-answered', { why: answer.kind, topics: services.terms(question) }, 'retrieval');
  // "Can't it wait?" after an advice is no matter for a page.
  const stands = standingAdvice(turn);
  // To an open check it is a dodge: the check is put again, and that is all.
  if (answer.kind === 'off-topic' && dc.activeDialog?.id === checkDialogId) return;
  const caseId = anyOpenCaseId(turn);
  if (answer.kind === 'off-topic' && !stands && !caseId) return say(dc.context, words.text('answer.off_topic'));
  if (caseId) {
    outcome.nurse = 'opened';
    const text = words.text('answer.not_covered_case', { case: caseNumber(turn, caseId) });
    return say(dc.context, [stands, text].filter(Boolean).join('\n\n'));
  }
  outcome.nurse ??= 'offered';
  await say(
    dc.context,
    withNurse([stands, words.text('answer.not_covered')].filter(Boolean).join('\n\n'), words.text('check.nurse')),
  );
}
