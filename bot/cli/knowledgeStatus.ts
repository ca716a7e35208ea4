import { kinds } from '../../knowledge/header.js';
import { loadContent } from '../../knowledge/load.js';
import type { Content, ItemStatus } from '../../knowledge/load.js';
import { readFlags, WrongUse } from './knowledgeVerb.js';
import type { Verb } from './knowledgeVerb.js';

/** Versions, review dates and approvals of every file. */
export const status: Verb = {
  usage: '[--production] [--json]',
  run(args, { root, approverKeys, clock, out }) {
    const { values, positionals } = readFlags(args, { production: { type: 'boolean' }, json: { type: 'boolean' } });
    if (positionals.length > 0) throw new WrongUse('status always shows everything.');
    const profile = values.production ? 'production' : 'demo';
    const content = loadContent(root, { profile, approverKeys, now: clock.now() });
    if (values.json) out(JSON.stringify({ items: content.items, alerts: content.alerts }));
    else for (const line of statusLines(content)) out(line);
    return 0;
  },
};

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
