import { site } from './site';
import { markdownText } from './markdown';
import { words } from './words';

/** The parts of an activity that the page reads; all come from the service over Direct Line. */
export interface Activity {
  id?: string;
  type: string;
  text?: string;
  textFormat?: string;
  timestamp?: string;
  from?: { id?: string; name?: string; role?: string };
  attachments?: Attachment[];
  channelData?: Record<string, unknown> & { messageBack?: { displayText?: string } };
}

export interface Attachment {
  contentType?: string;
  content?: unknown;
}

/** The parts of an Adaptive Card that the page reads by itself. */
export interface Card {
  fallbackText?: string;
  speak?: string;
  body?: CardItem[];
  actions?: CardButton[];
}
interface CardItem {
  type?: string;
  text?: string;
  items?: CardItem[];
  columns?: CardItem[];
}
export interface CardButton {
  type?: string;
  title?: string;
  url?: string;
  style?: string;
  data?: unknown;
}

export interface HeroCard {
  title?: string;
  text?: string;
  buttons?: Array<{ type: string; title?: string; value?: unknown }>;
}

/** "Did this help?": buttons that nobody has to press. */
export function asksFeedback({ buttons = [] }: HeroCard): boolean {
  const questionOf = (value: unknown) =>
    (value as { careline?: { question?: unknown } } | undefined)?.careline?.question;
  return buttons.length === 2 && buttons.every(({ value }) => questionOf(value) === 'feedback');
}

export const adaptiveType = 'application/vnd.microsoft.card.adaptive';
export const heroType = 'application/vnd.microsoft.card.hero';

export const isDial = (url: string | undefined): boolean => url?.startsWith('tel:') === true;

/** The objects of what should be a list. These run at every message: one that is malformed must not stop the others. */
function objects<T>(list: readonly T[] | undefined): T[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : [];
}

/** Every line of text of a card, in reading order. */
export function cardLines(card: Card): string[] {
  const of = (items: CardItem[] | undefined): string[] =>
    objects(items).flatMap(({ text, items: inner, columns }) => [
      ...(typeof text === 'string' ? [text] : []),
      ...of(inner),
      ...of(columns),
    ]);
  return of(card.body);
}

export interface EmergencyCall {
  /** What the card says first: what to do. */
  action: string;
  calls: Array<{ title: string; url: string }>;
}

/** The latest card that tells the patient to dial: what to do, and the numbers, with the wording of the card. */
export function lastEmergency(activities: readonly Activity[]): EmergencyCall | null {
  for (const { attachments } of activities.toReversed())
    for (const { contentType, content } of objects(attachments)) {
      if (contentType !== adaptiveType || !content) continue;
      const card = content as Card;
      const calls = objects(card.actions).flatMap(({ title = '', url }) =>
        url && isDial(url) ? [{ title, url }] : [],
      );
      if (calls.length > 0) return { action: cardLines(card)[0] ?? '', calls };
    }
  return null;
}

const isPatient = ({ from }: Activity): boolean => from?.role === 'user';

/** Who has written a message: always in words, never only by a colour. */
export function speaker(activity: Activity): string {
  if (isPatient(activity)) return words.text('page.who.patient');
  const { id, name } = activity.from ?? {};
  return id === 'nurse' && name ? words.text('page.who.nurse', { nurse: name }) : words.text('page.who.assistant');
}

/** A message as plain lines: its text, the text of its cards, and what can be chosen. */
export function plainLines(activity: Activity): string[] {
  const { text = '', textFormat, channelData, attachments } = activity;
  const own =
    channelData?.messageBack?.displayText ??
    (textFormat === 'plain' || isPatient(activity) ? text : markdownText(text));
  const choices: string[] = [];
  const lines = objects(attachments).flatMap(({ contentType, content }) => {
    if (!content) return [];
    if (contentType === heroType) {
      const hero = content as HeroCard;
      choices.push(...objects(hero.buttons).flatMap(({ title }) => (title ? [title] : [])));
      return [hero.title, hero.text].filter((line): line is string => Boolean(line));
    }
    if (contentType !== adaptiveType) return [];
    const card = content as Card;
    choices.push(...objects(card.actions).flatMap(({ title }) => (title ? [title] : [])));
    return cardLines(card);
  });
  const offered = choices.length > 0 ? [words.text('page.choices', { what: choices.join(', ') })] : [];
  return [own, ...lines, ...offered].filter((line) => line !== '');
}

/** The conversation as a text file. */
export function savedChat(activities: readonly Activity[], now: Date): string {
  const time = (at: string | undefined): string => (at ? new Date(at).toLocaleString() : '');
  const messages = activities
    .filter(({ type }) => type === 'message')
    .map((activity) => [`${speaker(activity)} (${time(activity.timestamp)})`, ...plainLines(activity)].join('\n'));
  return [
    words.text('page.saved.title', { site: site.siteName }),
    words.text('page.saved.when', { when: now.toLocaleString() }),
    words.text('page.emergency_line', { emergency: site.emergency }),
    words.text('page.saved.note'),
    ...messages,
    '',
  ].join('\n\n');
}
