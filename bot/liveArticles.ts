/** The articles that a running service serves: changed live, so that a withdrawal counts within seconds. */
import type { Content, LoadOptions, ServedArticle } from '../knowledge/load.js';
import { isoDay } from '../knowledge/load.js';
import { folderState } from '../knowledge/folderState.js';
import { loadArticles, type ArticlesNow } from '../knowledge/loadArticles.js';
import type { Problem } from '../knowledge/problems.js';
import type { Answer } from '../knowledge/retrieval/answer.js';
import type { Answerer } from '../knowledge/retrieval/chain.js';
import { atOnce, inBackground, type Steps } from '../knowledge/retrieval/steps.js';
import type { Clock } from '../storage/clock.js';
import type { Log } from './log.js';

export interface LiveArticles {
  /** Each answer is given from one set of articles, the newest when it was asked. */
  answerer: Answerer;
  article(id: string): ServedArticle | undefined;
  /** Looks whether the files changed, or a day has passed, and takes them in; for `repeat`. */
  refresh(): Promise<void>;
}

export interface LiveArticlesOptions {
  /** The `knowledge` folder. */
  folder: string;
  /** State of the folder from before `content` was read: see `watchedState`. */
  state: string;
  content: Pick<Content, 'articles' | 'alerts'>;
  load: Pick<LoadOptions, 'profile' | 'approverKeys'>;
  /** Builds the index, step by step; settings of retrieval and place are those of the start. */
  build: (articles: readonly ServedArticle[]) => Steps<Answerer>;
  clock: Clock;
  log: Log;
}

/** How many problems of refused content are named in the log; `knowledge -- lint` tells them all. */
const problemsTold = 5;

/** What a change of articles shows in. */
export const watchedState = (folder: string): string => folderState(folder, ['articles', 'approvals']);

export function createLiveArticles({
  folder,
  state,
  content,
  load,
  build,
  clock,
  log,
}: LiveArticlesOptions): LiveArticles {
  const served = (articles: readonly ServedArticle[], answerer: Answerer) => ({
    articles,
    byId: new Map(articles.map((article) => [article.id, article])),
    answerer,
  });
  // Everything hangs on this one variable: set at once, so that nobody sees half of a change.
  let current = served(content.articles, atOnce(build(content.articles)));
  /** Gone from the files, while the index that still holds them is in use. */
  let gone: ReadonlySet<string> = new Set();
  let seen = { state, day: isoDay(clock.now()) };
  const told = new Set(content.alerts.map((alert) => JSON.stringify(alert)));

  /** The old index answers until the new one is there, but not from what is gone. */
  async function serve(articles: readonly ServedArticle[]): Promise<void> {
    const kept = new Set(articles.map(({ id }) => id));
    gone = new Set(current.articles.map(({ id }) => id).filter((id) => !kept.has(id)));
    current = served(articles, await inBackground(build(articles)));
    gone = new Set();
  }

  async function takeIn(now: number): Promise<void> {
    const started = performance.now();
    const found = loadArticles(folder, { ...load, now });
    tellProblems(found.problems);
    if (found.problems.length > 0) await keepOld(found.withdrawn);
    else await takeNew(found);
    for (const alert of found.alerts) {
      const text = JSON.stringify(alert);
      if (!told.has(text))
        log.warn({ code: alert.code, kind: alert.kind, name: alert.id }, 'content needs a clinician');
      told.add(text);
    }
    log.info({ count: current.articles.length, ms: Math.round(performance.now() - started) }, 'articles loaded');
  }

  async function takeNew({ articles, withdrawn }: ArticlesNow): Promise<void> {
    try {
      await serve(articles);
    } catch (err) {
      log.error({ err }, 'changed articles refused');
      gone = withdrawn;
      await keepOld(withdrawn);
    }
  }

  /** Content with problems changes nothing, but what it withdraws counts at once. */
  async function keepOld(withdrawn: ReadonlySet<string>): Promise<void> {
    const kept = current.articles.filter(({ id }) => !withdrawn.has(id));
    if (kept.length < current.articles.length) await serve(kept);
  }

  /** Looked at when the answer is there: the page may have gone while a language model thought. */
  const isServed = (id: string): boolean => current.byId.has(id) && !gone.has(id);

  function withoutGone(answer: Answer): Answer {
    if (answer.kind === 'answer') return isServed(answer.articleId) ? answer : { kind: 'not-covered' };
    if (answer.kind !== 'which') return answer;
    const topics = answer.topics.filter(({ articleId }) => isServed(articleId));
    return topics.length > 0 ? { ...answer, topics } : { kind: 'not-covered' };
  }

  function tellProblems(problems: readonly Problem[]): void {
    for (const { file, line } of problems.slice(0, problemsTold)) {
      log.error({ file: `${file}:${line}`, count: problems.length }, 'changed articles refused');
    }
  }

  return {
    answerer: {
      isOffTopic: (question, context) => current.answerer.isOffTopic(question, context),
      answer: async (question, context) => withoutGone(await current.answerer.answer(question, context)),
      answerSection: (place, context) => withoutGone(current.answerer.answerSection(place, context)),
    },
    article: (id) => (isServed(id) ? current.byId.get(id) : undefined),
    async refresh() {
      const now = clock.now();
      // Looked at before the files are read: what changes in between is seen the next time.
      const next = { state: watchedState(folder), day: isoDay(now) };
      if (next.state === seen.state && next.day === seen.day) return;
      await takeIn(now);
      seen = next;
    },
  };
}
