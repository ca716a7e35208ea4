/**
 * Buttons on ordinary messages. Each carries the question it answers and the version of that question, so that an old
 * button never answers a new question. Pressing one shows its title in the transcript like a typed answer.
 */
import { ActionTypes, type Activity, type Attachment, CardFactory, type CardAction, MessageFactory } from 'botbuilder';
import { z } from 'zod';

const buttonSchema = z.object({
  careline: z.object({
    question: z.string().max(100),
    version: z.string().max(40),
    answer: z.string().max(200),
  }),
});
export type ButtonValue = z.infer<typeof buttonSchema>['careline'];

export interface Button {
  title: string;
  answer: string;
}

/** The button behind an activity's `value`, or undefined for anything else (untrusted input). */
export function readButton(value: unknown): ButtonValue | undefined {
  const read = buttonSchema.safeParse(value);
  return read.success ? read.data.careline : undefined;
}

export function buttonValue(questionId: string, version: string, answer: string): { careline: ButtonValue } {
  return { careline: { question: questionId, version, answer } };
}

const nurseQuestion = { id: 'nurse', version: '1' };

/** Something said, with one button that brings a nurse. */
export function withNurse(text: string, title: string): Partial<Activity> {
  return question(text, nurseQuestion.id, nurseQuestion.version, [{ title, answer: 'nurse' }]);
}

/** A question with buttons below it; the text is plain, so a channel without cards still shows it. */
export function question(text: string, id: string, version: string, buttons: Button[]): Partial<Activity> {
  return MessageFactory.attachment(buttonCard(id, version, buttons), text);
}

/** The buttons alone, with a line above them where `text` is given. */
export function buttonCard(id: string, version: string, buttons: Button[], text?: string): Attachment {
  const actions: CardAction[] = buttons.map(({ title, answer }) => ({
    type: ActionTypes.MessageBack,
    title,
    displayText: title,
    text: title,
    value: buttonValue(id, version, answer),
  }));
  return CardFactory.heroCard('', undefined, actions, text === undefined ? {} : { text });
}
