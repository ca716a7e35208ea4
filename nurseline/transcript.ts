import type { Author, Json, Message, Ms, Store } from '../storage/types.js';

/** A line of the conversation as a nurse reads it. */
export interface TranscriptLine {
  seq: number;
  id: string;
  author: Author;
  authorName?: string;
  /** Plain words: the text, a card's texts, or the button that was pressed. Empty when there is nothing to read. */
  text: string;
  at: Ms;
}

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const words = (value: unknown): string[] => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []);

/** Deeper than any card we or a channel send; a hostile activity must not exhaust the stack. */
const maxDepth = 24;

/** The readable texts of a card in reading order: titles, texts, facts and button labels; never ids or data. */
function cardTexts(node: unknown, depth = 0): string[] {
  if (typeof node !== 'object' || node === null || depth > maxDepth) return [];
  if (Array.isArray(node)) return node.flatMap((one) => cardTexts(one, depth + 1));
  const card = fields(node);
  return [
    ...words(card.title),
    ...words(card.subtitle),
    ...words(card.text),
    ...words(card.altText),
    ...['body', 'items', 'columns', 'facts', 'inlines', 'rows', 'cells'].flatMap((key) =>
      cardTexts(card[key], depth + 1),
    ),
    ...words(card.value),
    ...[...list(card.buttons), ...list(card.actions)].flatMap((button) =>
      words(fields(button).title).map((t) => `[${t}]`),
    ),
  ];
}

/** The answer that a pressed button carries, where the channel sent no text with it. */
function pressed(value: unknown): string[] {
  if (typeof value === 'string') return words(value);
  const data = fields(value);
  return words(data.label).concat(words(data.answer)).concat(words(data.text)).slice(0, 1);
}

/** What a person can read in an activity. Takes anything; never throws. */
export function activityText(activity: Json): string {
  const from = fields(activity);
  const attachments = list(from.attachments).map(fields);
  const cards = attachments.flatMap((one) => (one.content === undefined ? words(one.name) : cardTexts(one.content)));
  const choices = list(fields(from.suggestedActions).actions).flatMap((one) =>
    words(fields(one).title).map((t) => `[${t}]`),
  );
  const read = [...words(from.text), ...cards, ...choices];
  return (read.length > 0 ? read : pressed(from.value)).join('\n');
}

export function transcriptLine({ seq, id, author, authorName, activity, at }: Message): TranscriptLine {
  return { seq, id, author, ...(authorName === undefined ? {} : { authorName }), text: activityText(activity), at };
}

const page = 200;

/** The transcript of a conversation after a seq (default: all of it), oldest first, read in pages. */
export async function transcript(
  store: Pick<Store, 'messages'>,
  conversationId: string,
  afterSeq = 0,
): Promise<TranscriptLine[]> {
  const lines: TranscriptLine[] = [];
  let after = afterSeq;
  for (;;) {
    const some = await store.messages(conversationId, after, page);
    lines.push(...some.map(transcriptLine));
    const last = some.at(-1);
    if (!last || some.length < page) return lines;
    after = last.seq;
  }
}
