import type { ApprovalState, Approver, Standing } from './approvals.js';
import type { Article } from './articles.js';
import type { Kind } from './header.js';
import type { Item } from './readTree.js';

export type Profile = 'demo' | 'production';

/** What stands on a file at load time. */
export interface ItemStatus {
  kind: Kind;
  id: string;
  title?: string;
  version: string;
  file: string;
  reviewBy: string;
  expired: boolean;
  draft: boolean;
  approval: ApprovalState;
  /** Whose approvals count now. */
  approvedBy: readonly Approver[];
  withdrawn?: { date: string; reason: string };
}

/** Content that is in force although something about it needs a clinician. */
export interface ContentAlert {
  code: 'safety-content-expired' | 'article-expired' | 'article-withdrawn' | 'article-not-approved' | 'approval-void';
  kind: Kind;
  id: string;
  detail: string;
}

/** An article that may be served (its review date is looked at again when it is). */
export interface ServedArticle extends Article {
  approval: 'sample' | 'approved';
}

/** The UTC calendar day of a time, `YYYY-MM-DD`. */
export function isoDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** True from the day after `reviewBy`. */
export function isExpired(reviewBy: string, today: string): boolean {
  return reviewBy < today;
}

export const withdrawalOf = (item: Item): Article['withdrawn'] =>
  item.kind === 'articles' ? (item.value as Article).withdrawn : undefined;

export const isDraft = ({ status }: Item['value']): boolean => status === 'draft';

export function statusOf(item: Item, { state, approvedBy }: Standing, today: string): ItemStatus {
  const { id, version, review_by: reviewBy } = item.value;
  const { title } = item.value as { title?: string } & Item['value'];
  const withdrawn = withdrawalOf(item);
  return {
    kind: item.kind,
    id,
    ...(title === undefined ? {} : { title }),
    version,
    file: item.file,
    reviewBy,
    expired: isExpired(reviewBy, today),
    draft: isDraft(item.value),
    approval: state,
    approvedBy,
    ...(withdrawn ? { withdrawn } : {}),
  };
}

/** What a clinician should know of an item. */
export function alertsOf(item: Item, { state }: Standing, profile: Profile, today: string): ContentAlert[] {
  const { kind, value } = item;
  // Nobody was ever answered from a draft.
  if (isDraft(value)) return [];
  const withdrawn = withdrawalOf(item);
  const alerts: ContentAlert[] = [];
  const alert = (code: ContentAlert['code'], detail: string) => alerts.push({ code, kind, id: value.id, detail });
  if (withdrawn) alert('article-withdrawn', withdrawn.reason);
  if (isExpired(value.review_by, today))
    alert(
      kind === 'articles' ? 'article-expired' : 'safety-content-expired',
      `was to be reviewed by ${value.review_by}`,
    );
  // The withdrawal is itself a change of the file: it says all there is to say.
  if (withdrawn || state === 'approved') return alerts;
  if (state !== 'none') alert('approval-void', state);
  else if (value.status === 'approved') alert('approval-void', 'says approved, but has no approval');
  if (kind === 'articles' && profile === 'production') alert('article-not-approved', 'hidden until it is approved');
  return alerts;
}

/** The article as it is served, or null while it must not be. */
export function served(article: Article, { state }: Standing, profile: Profile, today: string): ServedArticle | null {
  const approved = state === 'approved';
  if (isDraft(article) || article.withdrawn || isExpired(article.review_by, today)) return null;
  if (profile === 'production' && !approved) return null;
  return { ...article, approval: approved ? 'approved' : 'sample' };
}
