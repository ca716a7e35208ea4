/** `evaluate -- followups`: a first question, then one that leans on it: which section is answered, what is marked. */
import { z } from 'zod';
import type { Answer } from '../../knowledge/retrieval/answer.js';
import type { Answerer } from '../../knowledge/retrieval/chain.js';
import type { ServedArticle } from '../../knowledge/load.js';
import { sentencesOf } from '../../knowledge/retrieval/passages.js';
import { share, shareText, type Share } from '../interval.js';
import { readJsonLines } from '../jsonLines.js';

const followUpSchema = z.strictObject({
  id: z.string(),
  part: z.enum(['tune', 'test']),
  first: z.string(),
  /** Article that the first question is about: what the patient presses where one is offered. */
  about: z.string(),
  next: z.string(),
  /** `article#section`, any of which is right; empty: no page says it, and nothing may be answered. */
  expect: z.array(z.string()),
  /** Words of the sentence that must be marked. */
  mark: z.string().optional(),
});
export type FollowUp = z.infer<typeof followUpSchema>;
export type FollowUpPart = FollowUp['part'];

export const readFollowUps = async (file: string, part: FollowUpPart): Promise<FollowUp[]> =>
  (await readJsonLines(file, followUpSchema)).filter((row) => row.part === part);

interface Played {
  row: FollowUp;
  /** `article#section`, or why nothing was answered. */
  got: string;
  section: boolean;
  /** Undefined where the row asks for no sentence, or another section was answered. */
  mark?: boolean;
}

export interface FollowUpReport {
  right: Share;
  marked: Share;
  played: Played[];
}

export interface FollowUpInput {
  answerer: Answerer;
  articles: readonly ServedArticle[];
  rows: readonly FollowUp[];
  /** UTC milliseconds */
  now: number;
}

export async function evaluateFollowUps({ answerer, articles, rows, now }: FollowUpInput): Promise<FollowUpReport> {
  const played: Played[] = [];
  for (const row of rows) {
    const context = { locale: 'en', now };
    const topic = topicAfter(await answerer.answer(row.first, context), row);
    const answer = await answerer.answer(row.next, topic === undefined ? context : { ...context, topic });
    const got = answer.kind === 'answer' ? `${answer.articleId}#${answer.sectionId}` : answer.kind;
    const section = row.expect.length === 0 ? answer.kind !== 'answer' : row.expect.includes(got);
    const { mark } = row;
    const judged = mark !== undefined && section ? { mark: markedText(answer, articles).includes(mark) } : {};
    played.push({ row, got, section, ...judged });
  }
  const marks = played.filter(({ mark }) => mark !== undefined);
  return {
    right: share(played.filter(({ section }) => section).length, played.length),
    marked: share(marks.filter(({ mark }) => mark).length, marks.length),
    played,
  };
}

/** The article that a follow-up goes on about. */
function topicAfter(answer: Answer, { about }: FollowUp): string | undefined {
  if (answer.kind === 'answer') return answer.articleId;
  const offered = answer.kind === 'which' && answer.topics.some(({ articleId }) => articleId === about);
  return offered ? about : undefined;
}

function markedText(answer: Answer, articles: readonly ServedArticle[]): string {
  if (answer.kind !== 'answer') return '';
  const { articleId, sectionId, highlight } = answer;
  const section = articles.find(({ id }) => id === articleId)!.sections.find(({ id }) => id === sectionId)!;
  return sentencesOf(articleId, section).find(({ id }) => id === highlight)?.text ?? '';
}

export function describeFollowUps({ right, marked, played }: FollowUpReport, read: boolean): string {
  const missed = played.filter(({ section, mark }) => !section || mark === false);
  return [
    `right section, or rightly none: ${shareText(right)}`,
    `of those with a sentence to mark, marked: ${shareText(marked)}`,
    ...(read
      ? missed.map(({ row, got }) => `${row.id} ${row.first} | ${row.next} → ${got} (${row.expect.join(', ')})`)
      : []),
  ].join('\n');
}
