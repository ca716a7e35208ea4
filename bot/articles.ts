import type { Content } from '../knowledge/load.js';
import { isExpired, isoDay } from '../knowledge/load.js';
import type { Place } from '../knowledge/places.js';
import { articlePolicy, renderArticle, renderGone } from '../knowledge/renderArticle.js';
import type { Clock } from '../storage/clock.js';
import type { Route } from './server.js';

/** `GET /articles/:id`: the vetted page behind a citation. Withdrawn, expired and unknown pages answer 404. */
export function articleRoute(content: Pick<Content, 'articles' | 'messages'>, place: Place, clock: Clock): Route {
  const { messages } = content;
  const articles = new Map(content.articles.map((article) => [article.id, article]));
  return {
    method: 'GET',
    path: '/articles/:id',
    async handler(req, res) {
      const article = articles.get(String((req.params as Record<string, unknown>)['id']));
      const served =
        article && !article.withdrawn && !isExpired(article.review_by, isoDay(clock.now())) ? article : null;
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
