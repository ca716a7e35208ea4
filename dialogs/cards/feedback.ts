/**
 * "Did this help?" below an answer, the reasons after a "no", and the button that shows all of a long section. Each button
 * says itself what it is about, so that it works late, twice, and after the page was withdrawn.
 */
import type { Activity, Attachment } from 'botbuilder';
import type { Composition } from '../../knowledge/composition/composed.js';
import type { Words } from '../words.js';
import { buttonCard, question, type Button, type ButtonValue } from './buttons.js';

const feedbackId = 'feedback';
const sectionId = 'section';

const modes: readonly Composition['mode'][] = ['section', 'select', 'paraphrase'];

/** An answer as it was shown. */
export interface Shown {
  /** Seq of the patient's message that it answered: names the answer within its conversation. */
  answer: number;
  article: string;
  section: string;
  /** Of the article. */
  version: string;
  composition: Composition['mode'];
}

/** Why an answer did not help. */
export const reasons = ['wrong-topic', 'hard-to-read', 'no-answer', 'page-wrong', 'other'] as const;

const verdicts = ['up', 'down', ...reasons] as const;
/** `up`, `down` without a reason yet, or the reason. */
export type Verdict = (typeof verdicts)[number];

const titleKeys: Record<Verdict, string> = {
  up: 'feedback.up',
  down: 'feedback.down',
  'wrong-topic': 'feedback.wrong_topic',
  'hard-to-read': 'feedback.hard_to_read',
  'no-answer': 'feedback.no_answer',
  'page-wrong': 'feedback.page_wrong',
  other: 'feedback.other',
};

/** What a button was pressed about; the button comes back from the client, so nothing in it is believed but its form. */
const form = /^([a-z-]{2,12}) (\d{1,12}) ([a-z]{6,10}) ([a-z0-9-]{1,80})#([a-z0-9-]{1,80})$/;

const answerOf = (verb: string, { answer, article, section, composition }: Shown): string =>
  `${verb} ${answer} ${composition} ${article}#${section}`;

const verdictButtons = (words: Words, offered: readonly Verdict[], shown: Shown): Button[] =>
  offered.map((verdict) => ({ title: words.text(titleKeys[verdict]), answer: answerOf(verdict, shown) }));

export function sectionCard(words: Words, shown: Shown): Attachment {
  return buttonCard(sectionId, shown.version, [
    { title: words.text('answer.show_all'), answer: answerOf('show', shown) },
  ]);
}

export function feedbackCard(words: Words, shown: Shown): Attachment {
  return buttonCard(
    feedbackId,
    shown.version,
    verdictButtons(words, ['up', 'down'], shown),
    words.text('feedback.ask'),
  );
}

/** Asks for one reason, with the nurse beside it. */
export function reasonQuestion(words: Words, shown: Shown): Partial<Activity> {
  const nurse = { title: words.text('check.nurse'), answer: 'nurse' };
  const buttons = [...verdictButtons(words, reasons, shown), nurse];
  return question(words.text('feedback.ask_reason'), feedbackId, shown.version, buttons);
}

function read(value: ButtonValue | undefined, id: string): { verb: string; shown: Shown } | undefined {
  const [, verb, answer, composition, article, section] = (value?.question === id && form.exec(value.answer)) || [];
  const known = modes.find((one) => one === composition);
  if (!value || verb === undefined || !known || article === undefined || section === undefined) return undefined;
  return { verb, shown: { answer: Number(answer), article, section, version: value.version, composition: known } };
}

/** The feedback behind a pressed button; undefined for any other button. */
export function readFeedback(value: ButtonValue | undefined): { verdict: Verdict; shown: Shown } | undefined {
  const found = read(value, feedbackId);
  const verdict = verdicts.find((one) => one === found?.verb);
  return found && verdict && { verdict, shown: found.shown };
}

/** The section to be shown whole; undefined for any other button. */
export function readSection(value: ButtonValue | undefined): Shown | undefined {
  const found = read(value, sectionId);
  return found?.verb === 'show' ? found.shown : undefined;
}

/** True where the text is the title of the pressed button: our words, which say nothing about the patient. */
export function isButtonTitle(words: Words, value: ButtonValue | undefined, text: string): boolean {
  const feedback = readFeedback(value);
  if (feedback) return text === words.text(titleKeys[feedback.verdict]);
  return readSection(value) !== undefined && text === words.text('answer.show_all');
}
