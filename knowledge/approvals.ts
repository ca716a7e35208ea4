import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { canonicalHash, canonicalJson } from './canonical.js';
import { kinds } from './header.js';
import type { Problem } from './problems.js';
import type { ContentTree, Item } from './readTree.js';
import { referencesOf } from './references.js';

const approvalSchema = z.strictObject({
  content: z.strictObject({ kind: z.enum(kinds), id: z.string().min(1) }),
  version: z.string(),
  /** Hash of the content and of what it refers to: `contentHash`. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().trim().min(1),
  role: z.string().trim().min(1),
  date: z.iso.date(),
  /** Ed25519 over the canonical JSON of all other fields, base64. */
  signature: z.base64(),
});
export type Approval = z.infer<typeof approvalSchema>;

/** `none` has no approval; anything else but `approved` says why an approval does not count. */
export type ApprovalState =
  'approved' | 'none' | 'content changed since it was approved' | 'signed by a key that is not configured';

/**
 * Reads approvers' public keys: Ed25519 as PEM, or as base64 of the DER form (one line, for the environment).
 * Throws on anything else, because a key that is quietly dropped would look like a missing approval.
 */
export function readApproverKeys(keys: readonly string[]): KeyObject[] {
  return keys.map((text, index) => {
    const key = parseKey(text.trim(), index);
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`approver key ${index + 1} is not an Ed25519 key`);
    return key;
  });
}

function parseKey(text: string, index: number): KeyObject {
  try {
    if (text.startsWith('-----BEGIN')) return createPublicKey(text);
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  } catch {
    throw new Error(`approver key ${index + 1} cannot be read: expected PEM or base64 DER`);
  }
}

/** The hash that an approval signs: the content without its status, and everything that it refers to. */
export function contentHash(item: Item, tree: ContentTree): string {
  const { status: _, ...content } = item.value;
  return canonicalHash({ content, refers: referencesOf(item, tree) });
}

/** The bytes that are signed. */
export function signedBytes(approval: Omit<Approval, 'signature'>): Buffer {
  const { content, version, sha256, name, role, date } = approval;
  return Buffer.from(canonicalJson({ content, version, sha256, name, role, date }), 'utf8');
}

/** Reads `approvals/*.json`. Files that do not fit the format are problems. */
export function readApprovals(root: string, problems: Problem[]): Approval[] {
  const folder = join(root, 'approvals');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return names.flatMap((name) => {
    const file = join(basename(root), 'approvals', name);
    const result = approvalSchema.safeParse(parseJson(readFileSync(join(folder, name), 'utf8')));
    if (result.success) return [result.data];
    const issue = result.error.issues[0]!;
    problems.push({
      file,
      line: 1,
      reason: `not an approval: ${issue.path.map(String).join('.') || 'file'}: ${issue.message}`,
    });
    return [];
  });
}

/** Whether an item stands approved: hash, version and signature of one approval must all hold. */
export function approvalState(
  item: Item,
  tree: ContentTree,
  approvals: readonly Approval[],
  keys: readonly KeyObject[],
): ApprovalState {
  const own = approvals.filter(({ content }) => content.kind === item.kind && content.id === item.value.id);
  if (own.length === 0) return 'none';
  const hash = contentHash(item, tree);
  const current = own.filter(({ version, sha256 }) => version === item.value.version && sha256 === hash);
  if (current.length === 0) return 'content changed since it was approved';
  const signed = current.some(({ signature, ...rest }) => {
    const bytes = signedBytes(rest);
    return keys.some((key) => verify(null, bytes, key, Buffer.from(signature, 'base64')));
  });
  return signed ? 'approved' : 'signed by a key that is not configured';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
