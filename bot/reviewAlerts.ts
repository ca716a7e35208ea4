/** Safety content stays in force after its review date; somebody must be told so, every day until it is reviewed. */
import { isExpired, isoDay, type ItemStatus } from '../knowledge/load.js';
import type { Clock } from '../storage/clock.js';
import type { Log } from './log.js';

/**
 * @param items as they were loaded; articles are told of by `liveArticles`, which hides them
 * @returns tells once at the first look of each new day; for `repeat`
 */
export function createReviewAlerts(items: readonly ItemStatus[], clock: Clock, log: Log): () => Promise<void> {
  let day = isoDay(clock.now());
  return async () => {
    const today = isoDay(clock.now());
    if (today === day) return;
    day = today;
    for (const { kind, id, reviewBy } of items) {
      if (kind === 'articles' || !isExpired(reviewBy, today)) continue;
      log.warn({ code: 'safety-content-expired', kind, name: id }, 'content needs a clinician');
    }
  };
}
