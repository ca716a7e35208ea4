import { sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { keyName } from './approvalKeys.js';
import { contentHash, readApprovals, signedBytes } from './approvals.js';
import type { Approval, Approver } from './approvals.js';
import { crossCheck } from './crossChecks.js';
import { kinds } from './header.js';
import type { Kind } from './header.js';
import { itemsOf } from './load.js';
import { ContentError } from './problems.js';
import type { Problem } from './problems.js';
import { readTree } from './readTree.js';
import type { ContentTree, Item } from './readTree.js';
import { referencesOf } from './references.js';
import type { References } from './references.js';
import { isDraft, isExpired, withdrawalOf } from './release.js';
import { writeWhole } from './writeWhole.js';

/** One item as it would be signed. */
export interface Candidate {
  item: Item;
  /** What its meaning hangs on; signed with it. */
  refers: References;
  sha256: string;
}

/**
 * Reads all content for signing. Throws ContentError when anything has a problem: an item's hash covers what it refers
 * to, and a file that cannot be read would silently be missing from it.
 */
export function readForSigning(root: string): ContentTree {
  const problems: Problem[] = [];
  const tree = readTree(root, problems);
  crossCheck(tree, basename(root), problems);
  readApprovals(root, problems);
  if (problems.length > 0) throw new ContentError(problems);
  return tree;
}

/** The items that a target means: `<kind>/<id>`, or `<kind>/*` for all of a kind. Empty when there is none. */
export function candidatesFor(tree: ContentTree, target: string): Candidate[] {
  const [kind, id, ...more] = target.split('/');
  if (!isKind(kind) || more.length > 0) return [];
  return itemsOf(tree)
    .filter((item) => item.kind === kind && (id === '*' || item.value.id === id))
    .map((item) => {
      const refers = referencesOf(item, tree);
      return { item, refers, sha256: contentHash(item, refers) };
    });
}

const isKind = (text: string | undefined): text is Kind => (kinds as readonly string[]).includes(text ?? '');

/** Why an item must not be approved as it is, or null. */
export function reasonNotToSign({ item }: Candidate, today: string): string | null {
  const withdrawn = withdrawalOf(item);
  if (withdrawn) return `it was withdrawn on ${withdrawn.date}: ${withdrawn.reason}`;
  if (isDraft(item.value)) return 'it is a draft: finish it and make its status sample first';
  const { review_by: reviewBy } = item.value;
  if (isExpired(reviewBy, today)) return `its review date ${reviewBy} has passed: review it, then set a new one`;
  return null;
}

/** Signs an item as it was read. */
export function signApproval({ item, sha256 }: Candidate, approver: Approver, key: KeyObject): Approval {
  const { kind, value } = item;
  const { name, role, date } = approver;
  const unsigned = { content: { kind, id: value.id }, version: value.version, sha256, name, role, date };
  return { ...unsigned, signature: sign(null, signedBytes(unsigned), key).toString('base64') };
}

/**
 * Path of an approval below the content root. Content and key stand in the name, so that approvals by several people
 * lie side by side, and earlier ones stay as history.
 */
export function approvalFile({ item, sha256 }: Candidate, key: KeyObject): string {
  const { kind, value } = item;
  return join('approvals', `${kind}-${value.id}-${value.version}-${sha256.slice(0, 8)}-${keyName(key)}.json`);
}

export const isSigned = (root: string, candidate: Candidate, key: KeyObject): boolean =>
  existsSync(join(root, approvalFile(candidate, key)));

/** Writes an approval beside the others. */
export function writeApproval(root: string, file: string, approval: Approval): void {
  writeWhole(join(root, file), `${JSON.stringify(approval, null, 2)}\n`);
}
