import { basename } from 'node:path';
import type { TriageContent } from '../triage/schemas.js';
import { approvalState, readApprovals, readApproverKeys } from './approvals.js';
import type { ApprovalState } from './approvals.js';
import type { Article } from './articles.js';
import { crossCheck } from './crossChecks.js';
import { safetyKinds } from './header.js';
import type { Kind } from './header.js';
import { createMessages } from './messages.js';
import type { Messages } from './messages.js';
import type { Place } from './places.js';
import { ContentError } from './problems.js';
import type { Problem } from './problems.js';
import { readTree } from './readTree.js';
import type { ContentTree, Item } from './readTree.js';
import type { RetrievalSettings } from './retrieval/settings.js';

export interface LoadOptions {
  profile: 'demo' | 'production';
  /** Ed25519 public keys of the approvers: PEM, or base64 of the DER form. */
  approverKeys: readonly string[];
  /** UTC milliseconds. */
  now: number;
}

/** What stands on a file at load time. */
export interface ItemStatus {
  kind: Kind;
  id: string;
  version: string;
  file: string;
  reviewBy: string;
  expired: boolean;
  approval: ApprovalState;
}

/** Content that is in force although something about it needs a clinician. */
interface ContentAlert {
  code: 'safety-content-expired' | 'article-expired' | 'article-withdrawn' | 'article-not-approved' | 'approval-void';
  kind: Kind;
  id: string;
  detail: string;
}

/** An article that may be served (its review date is looked at again when it is). */
export interface ServedArticle extends Article {
  approval: 'sample' | 'approved';
}

/** All content in force. The triage part is what `triage` compiles. */
export interface Content extends TriageContent {
  profile: LoadOptions['profile'];
  articles: readonly ServedArticle[];
  messages: Messages;
  /** By country id, for example `us`. */
  places: ReadonlyMap<string, Place>;
  retrieval: RetrievalSettings;
  items: readonly ItemStatus[];
  alerts: readonly ContentAlert[];
}

/**
 * Reads, checks and releases everything under `root` (the `knowledge` folder).
 * Production serves approved content only and refuses to start when safety content is not; demo serves samples too.
 * Expired articles are hidden; expired safety content stays in force with an alert.
 * @throws ContentError with every problem: file, line, reason.
 */
export function loadContent(root: string, options: LoadOptions): Content {
  const problems: Problem[] = [];
  const tree = readTree(root, problems);
  crossCheck(tree, basename(root), problems);
  const approvals = readApprovals(root, problems);
  const keys = readApproverKeys(options.approverKeys);
  const states = new Map(itemsOf(tree).map((item) => [item, approvalState(item, tree, approvals, keys)]));
  if (options.profile === 'production') refuseUnapproved(states, problems);
  if (problems.length > 0 || !tree.retrieval) throw new ContentError(problems);

  const alerts: ContentAlert[] = [];
  const today = isoDay(options.now);
  for (const [item, state] of states) alerts.push(...alertsOf(item, state, today));
  return {
    profile: options.profile,
    articles: servedArticles(tree, states, options.profile, today, alerts),
    concepts: tree.concepts.map(({ value }) => value),
    redFlags: tree.redFlags.map(({ value }) => value),
    riskyQuestions: tree.riskyQuestions.map(({ value }) => value),
    intents: tree.intents.map(({ value }) => value),
    messages: createMessages(tree.messages.map(({ value }) => value)),
    places: new Map(tree.places.map(({ value }) => [value.id, value])),
    retrieval: tree.retrieval,
    items: [...states].map(([item, approval]) => ({ ...statusOf(item, today), approval })),
    alerts,
  };
}

/** The UTC calendar day of a time, `YYYY-MM-DD`. */
export function isoDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** True from the day after `reviewBy`. */
export function isExpired(reviewBy: string, today: string): boolean {
  return reviewBy < today;
}

function itemsOf(tree: ContentTree): Item[] {
  return [
    tree.articles,
    tree.concepts,
    tree.redFlags,
    tree.riskyQuestions,
    tree.intents,
    tree.messages,
    tree.places,
  ].flat();
}

function statusOf(item: Item, today: string): Omit<ItemStatus, 'approval'> {
  const { id, version, review_by: reviewBy } = item.value;
  return { kind: item.kind, id, version, file: item.file, reviewBy, expired: isExpired(reviewBy, today) };
}

function refuseUnapproved(states: ReadonlyMap<Item, ApprovalState>, problems: Problem[]): void {
  for (const [item, state] of states) {
    if (state === 'approved' || !safetyKinds.includes(item.kind)) continue;
    const why = state === 'none' ? 'it has no approval' : state;
    problems.push({
      file: item.file,
      line: item.lineOf(['status']),
      reason: `${item.kind} ${item.value.id} may not be used in production: ${why}`,
    });
  }
}

function alertsOf(item: Item, state: ApprovalState, today: string): ContentAlert[] {
  const { kind, value } = item;
  const alerts: ContentAlert[] = [];
  if (isExpired(value.review_by, today)) {
    const code = kind === 'articles' ? 'article-expired' : 'safety-content-expired';
    alerts.push({ code, kind, id: value.id, detail: `was to be reviewed by ${value.review_by}` });
  }
  if (state !== 'approved' && (state !== 'none' || value.status === 'approved')) {
    alerts.push({
      code: 'approval-void',
      kind,
      id: value.id,
      detail: state === 'none' ? 'says approved, but has no approval' : state,
    });
  }
  return alerts;
}

function servedArticles(
  tree: ContentTree,
  states: ReadonlyMap<Item, ApprovalState>,
  profile: LoadOptions['profile'],
  today: string,
  alerts: ContentAlert[],
): ServedArticle[] {
  return tree.articles.flatMap((item) => {
    const article = item.value;
    const approved = states.get(item) === 'approved';
    const hide = (code: ContentAlert['code'], detail: string) =>
      alerts.push({ code, kind: 'articles', id: article.id, detail });
    if (article.withdrawn) hide('article-withdrawn', article.withdrawn.reason);
    if (profile === 'production' && !approved) hide('article-not-approved', 'hidden until it is approved');
    if (article.withdrawn || (profile === 'production' && !approved) || isExpired(article.review_by, today)) return [];
    return [{ ...article, approval: approved ? ('approved' as const) : ('sample' as const) }];
  });
}
