/** The part of `knowledge -- status` that comes from the store: feedback by page, and what went unanswered. */
import { openStoreFromEnv } from '../../storage/fromEnv.js';
import { answersReport } from '../answersReport.js';
import type { AnswersReport, PageFeedback } from '../answersReport.js';
import type { KnowledgeCommand } from './knowledgeVerb.js';

/** The report, or why there is none: how the files stand is told either way. */
export type Answers = AnswersReport | { error: string };

/** @param withWords keeps what patients wrote: patient text, for who is allowed to read it */
export async function readAnswers(env: KnowledgeCommand['env'], withWords: boolean): Promise<Answers> {
  try {
    const { store } = await openStoreFromEnv(env);
    try {
      const report = await answersReport(store);
      return withWords ? report : { ...report, feedback: report.feedback.map((page) => ({ ...page, words: [] })) };
    } finally {
      await store.close();
    }
  } catch (error) {
    return { error: (error as Error).message };
  }
}

export function answerLines(answers: Answers): string[] {
  if ('error' in answers) return [`Feedback and unanswered questions could not be read: ${answers.error}`];
  const { feedback, unanswered, unclear, unreadable } = answers;
  return [
    `Feedback: ${feedback.length} ${feedback.length === 1 ? 'section' : 'sections'}`,
    ...feedback.flatMap(pageLines),
    `Unanswered questions: ${sum(unanswered.map(({ count }) => count))} by topic`,
    ...unanswered.map(({ topic, why }) => `  ${topic ?? '(no topic that the library knows)'}: ${counts(why)}`),
    `“Which of these do you mean?”: ${sum(unclear.map(({ count }) => count))}`,
    ...unclear.map(({ articles, count }) => `  ${articles.join(' or ')}: ${count}`),
    ...(unreadable > 0 ? [`Deleted by patients and not counted: ${unreadable}`] : []),
  ];
}

function pageLines({ article, section, version, composition, up, down, reasons, words }: PageFeedback): string[] {
  const why = Object.keys(reasons).length > 0 ? ` (${counts(reasons)})` : '';
  return [
    `  ${article}#${section} ${version}, ${composition}: ${up} helped, ${down} did not${why}`,
    ...words.map((text) => `    “${plain(text)}”`),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const counts = (found: Readonly<Record<string, number>>): string =>
  Object.entries(found)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** One line, and nothing in it that a terminal would obey. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
