import { KeyRefused } from '../../knowledge/approvalKeys.js';
import { ContentError } from '../../knowledge/problems.js';
import { approve } from './knowledgeApprove.js';
import { draw } from './knowledgeDraw.js';
import { explain } from './knowledgeExplain.js';
import { importPages } from './knowledgeImport.js';
import { lint } from './knowledgeLint.js';
import { newKey } from './knowledgeNewKey.js';
import { status } from './knowledgeStatus.js';
import { tryProtocol } from './knowledgeTry.js';
import { withdraw } from './knowledgeWithdraw.js';
import { Refused, tellFailure, WrongUse } from './knowledgeVerb.js';
import type { KnowledgeCommand, Verb } from './knowledgeVerb.js';

const verbs: Readonly<Record<string, Verb>> = {
  lint,
  import: importPages,
  status,
  draw,
  try: tryProtocol,
  explain,
  approve,
  'new-key': newKey,
  withdraw,
};

/**
 * `npm run knowledge -- <verb> …`: one file per verb.
 * @returns exit code: 0 done, 1 refused or problems found, 2 wrong use.
 */
export async function knowledgeCommand(args: readonly string[], command: KnowledgeCommand): Promise<number> {
  const [name, ...rest] = args;
  const verb = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  try {
    if (!verb) throw new WrongUse(name === undefined ? 'A verb is missing.' : `There is no verb ${name}.`);
    return await verb.run(rest, command);
  } catch (error) {
    if (error instanceof WrongUse) {
      for (const line of usageOf(verb && name)) command.err(line);
      command.err(error.message);
      return 2;
    }
    const told = describe(error);
    if (!told) throw error;
    tellFailure(told, rest.includes('--json'), command);
    return 1;
  }
}

/** What the person at the command can do something about; anything else is a defect. */
function describe(error: unknown): Error | undefined {
  if ([ContentError, Refused, KeyRefused].some((kind) => error instanceof kind)) return error as Error;
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  return syscall === undefined ? undefined : new Refused(`${path ?? syscall}: ${code} (the file system refused)`);
}

function usageOf(only: string | undefined): string[] {
  return Object.entries(verbs)
    .filter(([name]) => only === undefined || name === only)
    .map(([name, { usage }]) => `Usage: npm run knowledge -- ${name} ${usage}`);
}
