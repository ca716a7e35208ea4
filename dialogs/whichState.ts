/** "Which do you mean?": what it remembers, and how its choices read. */
import type { Asking, TopicChoice } from '../knowledge/retrieval/answer.js';
import type { ButtonValue } from './cards/buttons.js';
import type { Services } from './turn.js';
import type { Words } from './words.js';

export const whichDialogId = 'which';
export const whichVersion = '2';

/** The answer of the button that declines all choices. */
export const none = 'none';

/** The pages that a patient may have meant. */
export interface WhichState {
  topics: readonly TopicChoice[];
  asking: Asking;
}

/** A section of a page. */
export type Place = Pick<TopicChoice, 'articleId' | 'sectionId'>;

/** Names a section on a button. */
export const placeOf = ({ articleId, sectionId }: Place): string => `${articleId}#${sectionId}`;

/** The place on a pressed button of a page, open or not; undefined for any other button. */
export function pressedPlace(
  button: ButtonValue | undefined,
): Pick<TopicChoice, 'articleId' | 'sectionId'> | undefined {
  if (button?.question !== whichDialogId || button.answer === none) return undefined;
  const [articleId = '', sectionId = ''] = button.answer.split('#');
  return { articleId, sectionId };
}

/** A heading that names its topic stands alone: a button should be short. */
export function titleOf({ title, section }: Pick<TopicChoice, 'title' | 'section'>): string {
  const heading = section.toLowerCase();
  const names = title.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return names.some((name) => heading.includes(name)) ? section : `${title}: ${section}`;
}

/** How the button that declines is called: beside several choices, and beside one. */
export const declines = (words: Words): string[] =>
  ['answer.none', 'answer.something_else'].map((key) => words.text(key));

/**
 * True where the text is the title of the pressed choice, also of one that is no longer open: our words ("When should I
 * get help for chest pain?"), which say nothing about the patient.
 */
export function isChoiceTitle(
  { answerer, words }: Pick<Services, 'answerer' | 'words'>,
  context: { locale: Parameters<Services['words']>[0]; now: number },
  button: ButtonValue | undefined,
  text: string,
): boolean {
  if (button?.question !== whichDialogId) return false;
  const place = pressedPlace(button);
  if (!place) return declines(words(context.locale)).includes(text);
  const choice = answerer.answerSection(place, context);
  return choice.kind === 'answer' && titleOf(choice) === text;
}
