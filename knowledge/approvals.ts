import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { canonicalHash, canonicalJson } from './canonical.js';
import { kinds } from './header.js';
import type { Problem } from './problems.js';
import type { Item } from './readTree.js';
import type { References } from './references.js';

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

/** Who approved an item, as signed. */
export type Approver = Pick<Approval, 'name' | 'role' | 'date'>;

export interface Standing {
  state: ApprovalState;
  /** Whose approvals count now; empty unless `approved`. */
  approvedBy: readonly Approver[];
}

/** The hash that an approval signs: the content without its status, and everything that it refers to. */
export function contentHash(item: Item, refers: References): string {
  const { status: _, ...content } = item.value;
  return canonicalHash({ content, refers });
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

/** How an item stands: hash, version and signature of an approval must all hold for it to count. */
export function standingOf(
  item: Item,
  refers: References,
  approvals: readonly Approval[],
  keys: readonly KeyObject[],
): Standing {
  const not = (state: ApprovalState): Standing => ({ state, approvedBy: [] });
  const own = approvals.filter(({ content }) => content.kind === item.kind && content.id === item.value.id);
  if (own.length === 0) return not('none');
  const hash = contentHash(item, refers);
  const current = own.filter(({ version, sha256 }) => version === item.value.version && sha256 === hash);
  if (current.length === 0) return not('content changed since it was approved');
  const signed = current.filter((approval) => keys.some((key) => isSignedBy(approval, key)));
  if (signed.length === 0) return not('signed by a key that is not configured');
  return { state: 'approved', approvedBy: signed.map(({ name, role, date }) => ({ name, role, date })) };
}

function isSignedBy({ signature, ...rest }: Approval, key: KeyObject): boolean {
  return verify(null, signedBytes(rest), key, Buffer.from(signature, 'base64'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
