import { knowledgeCommand } from '../../bot/cli/knowledgeCommand.js';
import type { KnowledgeCommand } from '../../bot/cli/knowledgeVerb.js';
import { now } from './fixture.js';
import type { Root } from './fixture.js';

export interface Ran {
  code: number;
  out: string[];
  err: string[];
}

/** Tests never reach the network. */
export const offline: KnowledgeCommand['fetch'] = () => Promise.reject(new Error('a test asked the network'));

/** Runs the knowledge command on a root, as from a script unless `ask` is given. */
export async function runOn(
  root: Pick<Root, 'path'>,
  args: readonly string[],
  more: Partial<KnowledgeCommand> = {},
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await knowledgeCommand(args, {
    root: root.path,
    approverKeys: [],
    clock: { now: () => now },
    env: {},
    fetch: offline,
    timeout: () => new AbortController().signal,
    progress: undefined,
    ask: undefined,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    ...more,
  });
  return { code, out, err };
}

/** The one object that `--json` prints. */
export function jsonOf({ out }: Ran): Record<string, unknown> {
  expect(out).toHaveLength(1);
  return JSON.parse(out[0]!) as Record<string, unknown>;
}
