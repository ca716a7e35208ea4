/** A vetted section, word for word, with where it comes from; and the buttons below it. */
import { type Activity, type Attachment, MessageFactory } from 'botbuilder';
import type { Answered } from '../../knowledge/retrieval/answer.js';
import type { Fold, LaidOut } from '../../knowledge/retrieval/fold.js';
import type { Part } from '../../knowledge/retrieval/parts.js';
import { sentencesOf } from '../../knowledge/retrieval/passages.js';
import type { Words } from '../words.js';
import { feedbackCard, sectionCard, type Shown } from './feedback.js';
import { escapeMarkdown, strong } from './markdown.js';
import { triageOffer } from './triageOffer.js';

export interface AnswerCard {
  words: Words;
  answer: Answered;
  fold: Fold;
  link: (path: string) => string;
  /** What the buttons below are about. */
  shown: Shown;
  /** Show all of a long section. */
  whole: boolean;
  /** Offer triage for whoever has it now. */
  offersTriage: boolean;
  /** Ask whether it helped. */
  asksFeedback: boolean;
}

/** The section as approved, long ones folded, with its source; the buttons come as cards below it. */
export function answerCard(card: AnswerCard): Partial<Activity> {
  const { words, answer, fold, shown, whole, offersTriage, asksFeedback } = card;
  const laidOut = fold({ ...answer, sentences: sentencesShown(answer) });
  const isComposed = shown.composition !== 'section';
  const all = whole || isComposed;
  const hasMore = isComposed || (laidOut.folded && !whole);
  const attachments: Attachment[] = [
    ...(hasMore ? [sectionCard(words, shown)] : []),
    ...(offersTriage ? [triageOffer(words)] : []),
    ...(asksFeedback ? [feedbackCard(words, shown)] : []),
  ];
  const text = [sectionText(laidOut, all), '---', ...citation(card)].join('\n\n');
  return { ...MessageFactory.text(text), ...(attachments.length > 0 ? { attachments } : {}) };
}

/** The sentences as they are read, the place's numbers filled in. */
function sentencesShown({ articleId, sectionId, text }: Answered) {
  return sentencesOf(articleId, { id: sectionId, text });
}

function sectionText({ parts, highlighted }: LaidOut, whole: boolean): string {
  return parts
    .filter(({ shown }) => shown || whole)
    .map(({ part }) => partText(part, highlighted))
    .join('\n\n');
}

/** A paragraph and its list: the article's words, with markup around them only. */
function partText({ paragraph, items }: Part, highlighted: ReadonlySet<string>): string {
  const shown = ({ id, text }: Part['items'][number]) => (highlighted.has(id) ? strong(text) : escapeMarkdown(text));
  return [paragraph.map(shown).join(' '), items.map((item) => `- ${shown(item)}`).join('\n')]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** "American Heart Association, Guideline …, 2017": who says it is enough beside an answer; the page behind the link has it all. */
const publisherOf = (source: string): string => source.split(', ')[0]!;

function citation({ words, answer, link }: AnswerCard): string[] {
  const { title, section, version, reviewBy, sources, url, status } = answer;
  const source = `[${words.text('answer.source', { title, section })}](${link(url)})`;
  const based = [...new Set(sources.map(publisherOf))].join('; ');
  const details = words.text('answer.details', { version, review_by: reviewBy, source: based });
  const end = /[.?!]$/.test(section) ? ' ' : '. ';
  return [`${source}${end}${details}`, ...(status === 'sample' ? [words.text('answer.sample')] : [])];
}
