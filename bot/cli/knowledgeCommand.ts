import { ContentError } from '../../knowledge/problems.js';
import { approve } from './knowledgeApprove.js';
import { lint } from './knowledgeLint.js';
import { newKey } from './knowledgeNewKey.js';
import { status } from './knowledgeStatus.js';
import { withdraw } from './knowledgeWithdraw.js';
import { Refused, tellFailure, WrongUse } from './knowledgeVerb.js';
import type { KnowledgeCommand, Verb } from './knowledgeVerb.js';

const verbs: Readonly<Record<string, Verb>> = { lint, status, approve, 'new-key': newKey, withdraw };

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
    if (!(error instanceof ContentError || error instanceof Refused)) throw error;
    tellFailure(error, rest.includes('--json'), command);
    return 1;
  }
}

function usageOf(only: string | undefined): string[] {
  return Object.entries(verbs)
    .filter(([name]) => only === undefined || name === only)
    .map(([name, { usage }]) => `Usage: npm run knowledge -- ${name} ${usage}`);
}
