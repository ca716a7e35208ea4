import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readApproverKeys } from './approvalKeys.js';
import { readApprovals, standingOf } from './approvals.js';
import type { LoadOptions } from './load.js';
import type { Problem } from './problems.js';
import { readArticles } from './readTree.js';
import { alertsOf, isoDay, served } from './release.js';
import type { ContentAlert, ServedArticle } from './release.js';
import { markedWithdrawn } from './withdrawal.js';

/** The articles alone, as they are on disk now. */
export interface ArticlesNow {
  /** Served; what is left out is withdrawn, expired or (in production) not approved. */
  articles: readonly ServedArticle[];
  /** Ids of every article whose file says that it is withdrawn, whatever problems it has. */
  withdrawn: ReadonlySet<string>;
  alerts: readonly ContentAlert[];
  /** Empty when everything fits: only then may `articles` take the place of others. */
  problems: readonly Problem[];
}

/**
 * Reads the articles and their approvals, and nothing else: safety content that is being edited must not stand in the
 * way of a withdrawal. Never throws on content; a folder without any article is a problem, not an empty library.
 */
export function loadArticles(root: string, { profile, approverKeys, now }: LoadOptions): ArticlesNow {
  const problems: Problem[] = [];
  const items = existsSync(join(root, 'articles')) ? readArticles(root, problems) : [];
  if (items.length === 0 && problems.length === 0) {
    problems.push({ file: join(basename(root), 'articles'), line: 1, reason: 'there is no article that can be read' });
  }
  const approvals = readApprovals(root, problems);
  const keys = readApproverKeys(approverKeys);
  const today = isoDay(now);
  // Articles refer to nothing outside themselves (references.ts).
  const judged = items.map((item) => ({ item, standing: standingOf(item, {}, approvals, keys) }));
  return {
    articles: judged.flatMap(({ item, standing }) => served(item.value, standing, profile, today) ?? []),
    withdrawn: markedWithdrawn(root),
    alerts: judged.flatMap(({ item, standing }) => alertsOf(item, standing, profile, today)),
    problems,
  };
}
