import type { Article } from '../articles.js';
import type { Problem } from '../problems.js';
import type { Item } from '../readTree.js';
import { isDraft } from '../release.js';

/** What lint has to say of content that can be read: `error` makes lint fail, a `note` is no fault of the content. */
export interface Finding extends Problem {
  severity: 'error' | 'warning' | 'note';
}

/** A finding about an article. Nobody is answered from a draft: what would be an error is still to be done there. */
export function about(
  { file, value, lineOf }: Item<Article>,
  path: readonly PropertyKey[],
  severity: 'error' | 'warning',
  reason: string,
): Finding {
  return { file, line: lineOf(path), severity: isDraft(value) ? 'warning' : severity, reason };
}
