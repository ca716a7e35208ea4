import { basename } from 'node:path';
import { loadContent } from '../../knowledge/load.js';
import type { Content, ItemStatus, LoadOptions } from '../../knowledge/load.js';
import { kinds } from '../../knowledge/header.js';
import { ContentError, describeProblem } from '../../knowledge/problems.js';
import type { Clock } from '../../storage/clock.js';

const usage = 'Usage: npm run knowledge -- <lint|status> [--production] [--json]';
const flagsKnown = ['--production', '--json'];

export interface KnowledgeCommand {
  /** The `knowledge` folder. */
  root: string;
  approverKeys: readonly string[];
  clock: Clock;
  out(line: string): void;
  err(line: string): void;
}

/**
 * `lint` checks every content file and lists all problems with file and line; `status` adds versions, review dates
 * and approvals. `--production` asks what production would say.
 * @returns exit code: 0 sound, 1 problems found, 2 wrong use.
 */
export function knowledgeCommand(args: readonly string[], options: KnowledgeCommand): number {
  const [command, ...flags] = args;
  if ((command !== 'lint' && command !== 'status') || flags.some((flag) => !flagsKnown.includes(flag))) {
    options.err(usage);
    return 2;
  }
  const json = flags.includes('--json');
  const profile: LoadOptions['profile'] = flags.includes('--production') ? 'production' : 'demo';
  try {
    const content = loadContent(options.root, {
      profile,
      approverKeys: options.approverKeys,
      now: options.clock.now(),
    });
    const lines = command === 'lint' ? [lintLine(content, options.root)] : statusLines(content);
    if (json)
      options.out(
        JSON.stringify(command === 'lint' ? { problems: [] } : { items: content.items, alerts: content.alerts }),
      );
    else for (const line of lines) options.out(line);
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    if (json) options.out(JSON.stringify({ problems: error.problems }));
    else for (const problem of error.problems) options.err(describeProblem(problem));
    options.err(`${error.problems.length} ${error.problems.length === 1 ? 'problem' : 'problems'}`);
    return 1;
  }
}

function lintLine(content: Content, root: string): string {
  return `${basename(root)}: ${content.items.length} files are sound.`;
}

function statusLines(content: Content): string[] {
  const lines = kinds.flatMap((kind) => {
    const items = content.items.filter((item) => item.kind === kind);
    const approved = items.filter((item) => item.approval === 'approved').length;
    return [`${kind}: ${items.length}, approved ${approved}`, ...items.map((item) => `  ${itemLine(item)}`)];
  });
  const alerts = content.alerts.map(({ code, kind, id, detail }) => `ALERT ${code}: ${kind} ${id}: ${detail}`);
  return [...lines, ...alerts];
}

function itemLine({ id, version, reviewBy, expired, approval }: ItemStatus): string {
  const standing = approval === 'none' ? 'sample' : approval;
  return `${id} ${version}, review by ${reviewBy}${expired ? ' (EXPIRED)' : ''}, ${standing}`;
}
