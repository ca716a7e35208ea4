import { isExpired, isoDay } from '../knowledge/load.js';
import type { Messages } from '../knowledge/messages.js';
import type { Place } from '../knowledge/places.js';
import { articlePolicy, renderArticle, renderGone } from '../knowledge/renderArticle.js';
import type { Clock } from '../storage/clock.js';
import type { LiveArticles } from './liveArticles.js';
import type { Route } from './server.js';

export interface ArticleRouteOptions {
  live: Pick<LiveArticles, 'article'>;
  messages: Messages;
  place: Place;
  clock: Clock;
}

/**
 * `GET /articles/:id`: the vetted page behind a citation. Withdrawn, expired and unknown pages answer 404 with kind
 * words; nothing is kept by browsers, so that a withdrawn page is not read from a cache.
 */
export function articleRoute({ live, messages, place, clock }: ArticleRouteOptions): Route {
  return {
    method: 'GET',
    path: '/articles/:id',
    async handler(req, res) {
      const article = live.article(String((req.params as Record<string, unknown>)['id']));
      const served = article && !isExpired(article.review_by, isoDay(clock.now())) ? article : null;
      const html = served ? renderArticle(served, { place, messages }) : renderGone({ place, messages });
      const bytes = Buffer.from(html, 'utf8');
      res.writeHead(served ? 200 : 404, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Length': bytes.length,
        'Content-Security-Policy': articlePolicy,
      });
      res.end(bytes);
    },
  };
}
