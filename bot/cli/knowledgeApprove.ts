import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isEncrypted, readApproverKeys, readPrivateKey } from '../../knowledge/approvalKeys.js';
import { standingOf } from '../../knowledge/approvals.js';
import type { Approver } from '../../knowledge/approvals.js';
import {
  approvalFile,
  candidatesFor,
  isSigned,
  readForSigning,
  reasonNotToSign,
  signApproval,
  writeApproval,
} from '../../knowledge/approvalsSigning.js';
import type { Candidate } from '../../knowledge/approvalsSigning.js';
import { isoDay } from '../../knowledge/load.js';
import { nurseLineOf } from '../nurseLine.js';
import { readFlags, Refused, WrongUse } from './knowledgeVerb.js';
import type { KnowledgeCommand, Verb } from './knowledgeVerb.js';

const flags = {
  name: { type: 'string' },
  role: { type: 'string' },
  key: { type: 'string' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

interface Report {
  approved: { kind: string; id: string; version: string; sha256: string; file: string }[];
  refused: { kind: string; id: string; reason: string }[];
}

/**
 * Signs content with the approver's own key: shows each item, asks, and writes the approval beside the others. The key
 * is read from the approver's file and kept nowhere.
 */
export const approve: Verb = {
  usage: '<kind>/<id>|<kind>/* … --name NAME --role ROLE --key FILE [--yes] [--json]',
  async run(args, command) {
    const { values, positionals } = readFlags(args, flags);
    const name = values.name?.trim();
    const role = values.role?.trim();
    if (!name || !role || !values.key) throw new WrongUse('--name, --role and --key are needed.');
    if (positionals.length === 0) throw new WrongUse('Say what to approve, for example places/us.');
    if (!values.yes && !command.ask)
      throw new Refused('Nobody sits at a terminal to confirm. A script that may sign says --yes.');

    const candidates = wanted(positionals, command.root);
    const key = await readKey(values.key, command);
    if (!readApproverKeys(command.approverKeys).some((known) => known.equals(createPublicKey(key))))
      command.err('Note: this key is not in APPROVER_PUBLIC_KEYS here. Where it is not, its approvals do not count.');

    const show = values.json ? command.err : command.out;
    const approver = { name, role, date: isoDay(command.clock.now()) };
    const report: Report = { approved: [], refused: [] };
    for (const candidate of candidates) {
      const { kind, value } = candidate.item;
      const { id, version } = value;
      let reason = reasonNot(candidate, approver, key, command);
      if (reason === null) for (const line of describe(candidate, approver)) show(line);
      if (reason === null && !values.yes && !(await confirmed(command))) reason = 'you did not confirm';
      if (reason === null) {
        const file = signAndWrite(candidate, approver, key, command);
        report.approved.push({ kind, id, version, sha256: candidate.sha256, file });
        show(`Approved: ${file}`);
      } else {
        report.refused.push({ kind, id, reason });
        command.err(`Not approved: ${kind}/${id}: ${reason}`);
      }
    }
    if (values.json) command.out(JSON.stringify(report));
    return report.refused.length > 0 ? 1 : 0;
  },
};

/** Everything that the targets mean, each item once. Throws ContentError, Refused. */
function wanted(targets: readonly string[], root: string): Candidate[] {
  const tree = readForSigning(root);
  if (tree.settings.nurseLine) nurseLineOf(tree.settings.nurseLine);
  const candidates = new Map<Candidate['item'], Candidate>();
  for (const target of targets) {
    const found = candidatesFor(tree, target);
    if (found.length === 0) throw new Refused(`There is no content ${target}.`);
    for (const candidate of found) candidates.set(candidate.item, candidate);
  }
  return [...candidates.values()];
}

function reasonNot(
  candidate: Candidate,
  { date }: Approver,
  key: KeyObject,
  { root }: KnowledgeCommand,
): string | null {
  if (isSigned(root, candidate, key)) return 'this key has already signed it as it is now';
  return reasonNotToSign(candidate, date);
}

async function readKey(path: string, { ask }: KnowledgeCommand): Promise<KeyObject> {
  let pem: string;
  try {
    pem = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Refused(`The key file cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  if (isEncrypted(pem) && !ask) throw new Refused('This key has a passphrase: use it at a terminal.');
  const passphrase = isEncrypted(pem) ? await ask?.('Passphrase of the key: ', { hidden: true }) : undefined;
  return readPrivateKey(pem, passphrase);
}

async function confirmed({ ask }: KnowledgeCommand): Promise<boolean> {
  return (
    (await ask?.('Have you read it, and do you approve it for patients? Write yes: '))?.trim().toLowerCase() === 'yes'
  );
}

/** Signs and writes; looks once more whether the approval will count, before anybody relies on it. */
function signAndWrite(candidate: Candidate, by: Approver, key: KeyObject, { root }: KnowledgeCommand): string {
  const approval = signApproval(candidate, by, key);
  const { state } = standingOf(candidate.item, candidate.refers, [approval], [createPublicKey(key)]);
  if (state !== 'approved') throw new Error(`a fresh approval does not verify: ${state}`);
  const file = approvalFile(candidate, key);
  writeApproval(root, file, approval);
  return file;
}

/** What would change how a terminal shows the rest: nobody may be shown other words than they sign. */
const unshown = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Everything that the signature will stand for. */
function describe({ item, refers, sha256 }: Candidate, by: Approver): string[] {
  const { kind, file, value } = item;
  const { title } = value as { title?: string };
  const names = Object.entries(refers);
  const lines = [
    '',
    `${kind}/${value.id}${title === undefined ? '' : `: ${title}`}`,
    `  file       ${file}`,
    `  version    ${value.version}, to be reviewed by ${value.review_by}, owner ${value.owner}`,
    `  sha256     ${sha256}`,
    ...value.sources.map((source) => `  source     ${source}`),
    `  signed by  ${by.name}, ${by.role}, ${by.date}`,
    names.length === 0 ? '  refers to  nothing else' : '  refers to  (a change of any of these voids the approval)',
    ...names.map(
      ([what, content]) => `    ${what} = ${typeof content === 'string' ? content : JSON.stringify(content)}`,
    ),
  ];
  return lines.map((line) => line.replace(unshown, '?'));
}
