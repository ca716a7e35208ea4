/** The articles that a running service serves: changed live, so that a withdrawal counts within seconds. */
import type { Content, LoadOptions, ServedArticle } from '../knowledge/load.js';
import { isoDay } from '../knowledge/load.js';
import { folderState } from '../knowledge/folderState.js';
import { loadArticles, type ArticlesNow } from '../knowledge/loadArticles.js';
import type { Problem } from '../knowledge/problems.js';
import type { Answerer } from '../knowledge/retrieval/chain.js';
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
  /** Builds the index; settings of retrieval and place are those of the start. */
  build: (articles: readonly ServedArticle[]) => Answerer;
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
  const serve = (articles: readonly ServedArticle[]) => ({
    articles,
    byId: new Map(articles.map((article) => [article.id, article])),
    answerer: build(articles),
  });
  // Everything hangs on this one variable: set at once, so that nobody sees half of a change.
  let current = serve(content.articles);
  let seen = { state, day: isoDay(clock.now()) };
  const told = new Set(content.alerts.map((alert) => JSON.stringify(alert)));

  function takeIn(now: number): void {
    const started = performance.now();
    const found = loadArticles(folder, { ...load, now });
    tellProblems(found.problems);
    if (found.problems.length > 0) keepOld(found.withdrawn);
    else takeNew(found);
    for (const alert of found.alerts) {
      const text = JSON.stringify(alert);
      if (!told.has(text))
        log.warn({ code: alert.code, kind: alert.kind, name: alert.id }, 'content needs a clinician');
      told.add(text);
    }
    log.info({ count: current.articles.length, ms: Math.round(performance.now() - started) }, 'articles loaded');
  }

  function takeNew({ articles, withdrawn }: ArticlesNow): void {
    try {
      current = serve(articles);
    } catch (err) {
      log.error({ err }, 'changed articles refused');
      keepOld(withdrawn);
    }
  }

  /** Content with problems changes nothing, but what it withdraws counts at once. */
  function keepOld(withdrawn: ReadonlySet<string>): void {
    const kept = current.articles.filter(({ id }) => !withdrawn.has(id));
    if (kept.length < current.articles.length) current = serve(kept);
  }

  function tellProblems(problems: readonly Problem[]): void {
    for (const { file, line } of problems.slice(0, problemsTold)) {
      log.error({ file: `${file}:${line}`, count: problems.length }, 'changed articles refused');
    }
  }

  return {
    answerer: {
      isOffTopic: (question, context) => current.answerer.isOffTopic(question, context),
      answer: (question, context) => current.answerer.answer(question, context),
      answerSection: (place, context) => current.answerer.answerSection(place, context),
    },
    article: (id) => current.byId.get(id),
    async refresh() {
      const now = clock.now();
      // Looked at before the files are read: what changes in between is seen the next time.
      const next = { state: watchedState(folder), day: isoDay(now) };
      if (next.state === seen.state && next.day === seen.day) return;
      takeIn(now);
      seen = next;
    },
  };
}
