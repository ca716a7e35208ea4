/** What patients thought of answers and what went unanswered: for the people who write the pages. */
import type { FeedbackDetail } from '../dialogs/feedback.js';
import type { Store } from '../storage/types.js';

type Source = Pick<Store, 'conversationIds' | 'ledgerOfKind' | 'openLedger' | 'feedback'>;

/** Of one section, in one version, composed in one way. */
export interface PageFeedback {
  article: string;
  section: string;
  version: string;
  /** `section`: word for word. */
  composition: string;
  up: number;
  /** With or without a reason. */
  down: number;
  reasons: Record<string, number>;
  /** Patients' own words, newest last: patient text. */
  words: string[];
}

export interface Unanswered {
  /** In the library's own words; null: no topic that it knows. */
  topic: string | null;
  count: number;
  /** `not-covered`, `off-topic`, … */
  why: Record<string, number>;
}

/** Pages between which the assistant could not tell: "which of these do you mean?" */
export interface Unclear {
  articles: string[];
  count: number;
}

export interface AnswersReport {
  /** Most disliked first. */
  feedback: PageFeedback[];
  /** Most asked first. */
  unanswered: Unanswered[];
  unclear: Unclear[];
  /** Entries whose key was shredded ("forget me"). */
  unreadable: number;
}

const conversationsAtOnce = 200;

/** Works beside a running service: reads only. */
export async function answersReport(store: Source): Promise<AnswersReport> {
  const pages = new Map<string, PageFeedback>();
  const topics = new Map<string | null, Unanswered>();
  const choices = new Map<string, Unclear>();
  let unreadable = 0;
  for await (const [first, last] of pagesOf(store)) {
    for (const { detail } of await store.feedback(first, last)) addFeedback(pages, detail as FeedbackDetail);
    for (const kind of ['not-answered', 'which-asked']) {
      for (const row of await store.ledgerOfKind(kind, first, last)) {
        const opened = await store.openLedger(row);
        if (!opened) unreadable += 1;
        else if (kind === 'not-answered') addUnanswered(topics, opened.detail as { why: string; topics?: string[] });
        else addUnclear(choices, opened.detail as { articles: string[] });
      }
    }
  }
  return {
    feedback: [...pages.values()].toSorted((a, b) => b.down - a.down || b.up - a.up),
    unanswered: [...topics.values()].toSorted((a, b) => b.count - a.count),
    unclear: [...choices.values()].toSorted((a, b) => b.count - a.count),
    unreadable,
  };
}

async function* pagesOf(store: Source): AsyncGenerator<[first: string, last: string]> {
  let after = '';
  for (;;) {
    const ids = await store.conversationIds(after, conversationsAtOnce);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield [ids[0]!, last];
    after = last;
  }
}

function addFeedback(pages: Map<string, PageFeedback>, detail: FeedbackDetail): void {
  const { article, section, version, composition, verdict, words } = detail;
  const key = JSON.stringify([article, section, version, composition]);
  const page = pages.get(key) ?? { article, section, version, composition, up: 0, down: 0, reasons: {}, words: [] };
  pages.set(key, page);
  if (verdict === 'up') page.up += 1;
  else page.down += 1;
  if (verdict !== 'up' && verdict !== 'down') page.reasons[verdict] = (page.reasons[verdict] ?? 0) + 1;
  if (words !== undefined) page.words.push(words);
}

/** A question about two topics counts for both. Entries of earlier versions name none. */
function addUnanswered(
  found: Map<string | null, Unanswered>,
  { why, topics = [] }: { why: string; topics?: string[] },
): void {
  for (const topic of topics.length > 0 ? topics : [null]) {
    const one = found.get(topic) ?? { topic, count: 0, why: {} };
    found.set(topic, one);
    one.count += 1;
    one.why[why] = (one.why[why] ?? 0) + 1;
  }
}

function addUnclear(found: Map<string, Unclear>, { articles }: { articles: string[] }): void {
  const sorted = articles.toSorted();
  const key = sorted.join(' ');
  const one = found.get(key) ?? { articles: sorted, count: 0 };
  found.set(key, one);
  one.count += 1;
}
