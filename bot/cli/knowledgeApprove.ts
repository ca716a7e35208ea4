import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isEncrypted, KeyRefused, publicLine, readPrivateKey } from '../../knowledge/approvalKeys.js';
import { standingOf } from '../../knowledge/approvals.js';
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

    const tree = readForSigning(command.root);
    const candidates = new Map<Candidate['item'], Candidate>();
    for (const target of positionals) {
      const found = candidatesFor(tree, target);
      if (found.length === 0) throw new Refused(`There is no content ${target}.`);
      for (const candidate of found) candidates.set(candidate.item, candidate);
    }
    const key = await readKey(values.key, command);
    const date = isoDay(command.clock.now());
    const show = values.json ? command.err : command.out;
    if (!command.approverKeys.includes(publicLine(key)))
      command.err('Note: this key is not in APPROVER_PUBLIC_KEYS here. Where it is not, its approvals do not count.');

    const report: Report = { approved: [], refused: [] };
    for (const candidate of candidates.values()) {
      const { kind, value } = candidate.item;
      const refuse = (reason: string): void => {
        report.refused.push({ kind, id: value.id, reason });
        command.err(`Not approved: ${kind}/${value.id}: ${reason}`);
      };
      const reason = reasonNotToSign(candidate, date);
      if (reason !== null) refuse(reason);
      else if (isSigned(command.root, candidate, key)) refuse('this key has already signed it as it is now');
      else {
        for (const line of describe(candidate, { name, role, date })) show(line);
        if (!values.yes && !(await confirmed(command))) refuse('you did not confirm');
        else {
          const { sha256 } = candidate;
          const file = sealIt(command.root, candidate, { name, role, date }, key);
          report.approved.push({ kind, id: value.id, version: value.version, sha256, file });
          show(`Approved: ${file}`);
        }
      }
    }
    if (values.json) command.out(JSON.stringify(report));
    return report.refused.length > 0 ? 1 : 0;
  },
};

async function readKey(path: string, { ask }: KnowledgeCommand): Promise<KeyObject> {
  let pem: string;
  try {
    pem = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Refused(`The key file cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  if (isEncrypted(pem) && !ask) throw new Refused('This key has a passphrase: use it at a terminal.');
  try {
    return readPrivateKey(pem, isEncrypted(pem) ? await ask?.('Passphrase of the key: ', { hidden: true }) : undefined);
  } catch (error) {
    if (error instanceof KeyRefused) throw new Refused(`${path}: ${error.message}.`);
    throw error;
  }
}

async function confirmed({ ask }: KnowledgeCommand): Promise<boolean> {
  return (
    (await ask?.('Have you read it, and do you approve it for patients? Write yes: '))?.trim().toLowerCase() === 'yes'
  );
}

/** Signs and writes; looks once more whether the approval will count, before anybody relies on it. */
function sealIt(
  root: string,
  candidate: Candidate,
  approver: { name: string; role: string; date: string },
  key: KeyObject,
): string {
  const approval = signApproval(candidate, approver, key);
  const { state } = standingOf(candidate.item, candidate.refers, [approval], [createPublicKey(key)]);
  if (state !== 'approved') throw new Error(`a fresh approval does not verify: ${state}`);
  const file = approvalFile(candidate, key);
  writeApproval(root, file, approval);
  return file;
}

/** What would change how a terminal shows the rest: nobody may be shown other words than they sign. */
const unshown = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Everything that the signature will stand for. */
function describe({ item, refers, sha256 }: Candidate, by: { name: string; role: string; date: string }): string[] {
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
