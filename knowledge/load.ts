import { basename } from 'node:path';
import type { TriageContent } from '../triage/content.js';
import type { ReaderModel } from '../triage/reader/secondReader.js';
import { readApproverKeys } from './approvalKeys.js';
import { readApprovals, standingOf } from './approvals.js';
import type { Standing } from './approvals.js';
import { crossCheck } from './crossChecks.js';
import type { Composition } from './composition/settings.js';
import { requiredKinds } from './header.js';
import { createMessages } from './messages.js';
import type { Messages } from './messages.js';
import type { Place } from './places.js';
import { ContentError } from './problems.js';
import type { Problem } from './problems.js';
import { readTree } from './readTree.js';
import type { ContentTree, Item } from './readTree.js';
import { referencesOf } from './references.js';
import { alertsOf, isoDay, served, statusOf } from './release.js';
import type { ContentAlert, ItemStatus, Profile, ServedArticle } from './release.js';
import type { RetrievalSettings } from './retrieval/settings.js';
import type { NurseLineFile } from './settingsFiles.js';

export { isExpired, isoDay } from './release.js';
export type { ItemStatus, ServedArticle } from './release.js';

export interface LoadOptions {
  profile: Profile;
  /** Ed25519 public keys of the approvers: PEM, or base64 of the DER form. */
  approverKeys: readonly string[];
  /** UTC milliseconds. */
  now: number;
}

/** All content in force. The triage part is what `triage` compiles. */
export interface Content extends TriageContent {
  profile: Profile;
  articles: readonly ServedArticle[];
  messages: Messages;
  /** By country id, for example `us`. */
  places: ReadonlyMap<string, Place>;
  retrieval: RetrievalSettings;
  /** As it was read (and approved); its other fields are for `nurseLineOf` to check. */
  nurseLine: Item<NurseLineFile>;
  /** Null where it may not be used, for want of an approval: then no model may answer. */
  composition: Composition | null;
  /** Null where the content has no second reader. */
  readerModel: ReaderModel | null;
  items: readonly ItemStatus[];
  alerts: readonly ContentAlert[];
}

/**
 * Reads, checks and releases everything under `root` (the `knowledge` folder).
 * Production serves approved content only and refuses to start when required content is not; demo serves samples too.
 * Expired articles are hidden; expired safety content stays in force with an alert.
 * @throws ContentError with every problem: file, line, reason.
 */
export function loadContent(root: string, options: LoadOptions): Content {
  const problems: Problem[] = [];
  const tree = readTree(root, problems);
  crossCheck(tree, basename(root), problems);
  const approvals = readApprovals(root, problems);
  const keys = readApproverKeys(options.approverKeys);
  const standings = new Map(
    itemsOf(tree).map((item) => [item, standingOf(item, referencesOf(item, tree), approvals, keys)]),
  );
  if (options.profile === 'production') refuseUnapproved(standings, problems);
  const { retrieval, nurseLine, connectives, composition } = tree.settings;
  if (problems.length > 0 || !retrieval || !nurseLine || !connectives || !composition) throw new ContentError(problems);

  const { profile } = options;
  const usable = (item: Item): boolean => profile === 'demo' || standings.get(item)!.state === 'approved';
  const today = isoDay(options.now);
  return {
    profile,
    articles: tree.articles.flatMap((item) => served(item.value, standings.get(item)!, profile, today) ?? []),
    concepts: tree.concepts.map(({ value }) => value),
    redFlags: tree.redFlags.map(({ value }) => value),
    riskyQuestions: tree.riskyQuestions.map(({ value }) => value),
    intents: tree.intents.map(({ value }) => value),
    protocols: tree.protocols.map(({ value }) => value),
    messages: createMessages(tree.messages.map(({ value }) => value)),
    places: new Map(tree.places.map(({ value }) => [value.id, value])),
    retrieval: retrieval.value,
    nurseLine,
    composition:
      usable(connectives) && usable(composition)
        ? { connectives: connectives.value, settings: composition.value }
        : null,
    readerModel: tree.readerModel,
    items: [...standings].map(([item, standing]) => statusOf(item, standing, today)),
    alerts: [...standings].flatMap(([item, standing]) => alertsOf(item, standing, profile, today)),
  };
}

/** Every file that can be approved. */
export function itemsOf(tree: ContentTree): Item[] {
  return [
    tree.articles,
    tree.concepts,
    tree.redFlags,
    tree.riskyQuestions,
    tree.intents,
    tree.protocols,
    tree.messages,
    tree.places,
    tree.secondReader,
    Object.values(tree.settings).filter((item) => item !== null),
  ].flat();
}

function refuseUnapproved(standings: ReadonlyMap<Item, Standing>, problems: Problem[]): void {
  for (const [item, { state }] of standings) {
    if (state === 'approved' || !requiredKinds.includes(item.kind)) continue;
    const why = state === 'none' ? 'it has no approval' : state;
    problems.push({
      file: item.file,
      line: item.lineOf(['status']),
      reason: `${item.kind} ${item.value.id} may not be used in production: ${why}`,
    });
  }
}
