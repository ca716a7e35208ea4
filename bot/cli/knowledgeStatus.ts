import { kinds } from '../../knowledge/header.js';
import { isoDay, loadContent } from '../../knowledge/load.js';
import type { ItemStatus } from '../../knowledge/load.js';
import { answerLines, readAnswers } from './knowledgeAnswers.js';
import { readFlags, WrongUse } from './knowledgeVerb.js';
import type { Verb } from './knowledgeVerb.js';

/** So many days before its review date an item is named, so that somebody has time to review it. */
const nearDays = 90;
const dayMs = 86_400_000;

type Standing = 'approved' | 'draft' | 'sample' | 'expired' | 'nearing review' | 'withdrawn' | 'approval void';

const flags = { production: { type: 'boolean' }, words: { type: 'boolean' }, json: { type: 'boolean' } } as const;

/**
 * How every file stands: approved by whom, sample, void and why, expired, nearing its review, withdrawn; and from the
 * store, where there is one, what patients thought of answers and what went unanswered. `--words` adds what they wrote.
 */
export const status: Verb = {
  usage: '[--production] [--words] [--json]',
  async run(args, { root, approverKeys, clock, env, out }) {
    const { values, positionals } = readFlags(args, flags);
    if (positionals.length > 0) throw new WrongUse('status always shows everything.');
    const profile = values.production ? 'production' : 'demo';
    const now = clock.now();
    const content = loadContent(root, { profile, approverKeys, now });
    const items = content.items.map((item) => ({ ...item, standings: standingsOf(item, now) }));
    const nearing = items.filter(({ standings }) => standings.includes('nearing review')).toSorted(byReview);
    const answers = await readAnswers(env, values.words ?? false);
    if (values.json) {
      const nearingReview = nearing.map(({ kind, id, reviewBy }) => ({ kind, id, reviewBy }));
      out(JSON.stringify({ items, counts: countsOf(items), alerts: content.alerts, nearingReview, answers }));
      return 0;
    }
    for (const [kind, counts] of Object.entries(countsOf(items))) {
      const named = Object.entries(counts).map(([standing, count]) => `, ${standing} ${count}`);
      out(`${kind}: ${items.filter((item) => item.kind === kind).length}${named.join('')}`);
      for (const item of items) if (item.kind === kind) out(`  ${itemLine(item)}`);
    }
    out(`To be reviewed within ${nearDays} days: ${nearing.length}`);
    for (const { kind, id, reviewBy } of nearing) out(`  ${reviewBy} ${kind}/${id}`);
    for (const line of answerLines(answers)) out(line);
    return 0;
  },
};

const byReview = (a: ItemStatus, b: ItemStatus): number => (a.reviewBy < b.reviewBy ? -1 : 1);

type Standings = Standing[];

/** A withdrawal or a draft says all there is to say of an article; otherwise approval and review date each have their word. */
function standingsOf({ withdrawn, draft, approval, expired, reviewBy }: ItemStatus, now: number): Standings {
  if (withdrawn) return ['withdrawn'];
  if (draft) return ['draft'];
  const near = !expired && reviewBy <= isoDay(now + nearDays * dayMs);
  return [
    approval === 'approved' ? 'approved' : approval === 'none' ? 'sample' : 'approval void',
    ...(expired ? (['expired'] as const) : near ? (['nearing review'] as const) : []),
  ];
}

function countsOf(items: readonly (ItemStatus & { standings: Standings })[]): Record<string, Record<string, number>> {
  return Object.fromEntries(
    kinds.map((kind) => {
      const counts: Record<string, number> = {};
      for (const { standings } of items.filter((item) => item.kind === kind)) {
        for (const standing of standings) counts[standing] = (counts[standing] ?? 0) + 1;
      }
      return [kind, counts];
    }),
  );
}

function itemLine(item: ItemStatus & { standings: Standings }): string {
  const { id, version, reviewBy, withdrawn, approval, approvedBy, standings } = item;
  const said = standings.map((standing) => {
    if (withdrawn) return `WITHDRAWN ${withdrawn.date}: ${withdrawn.reason}`;
    if (standing === 'approval void') return `APPROVAL VOID: ${approval}`;
    if (standing === 'approved')
      return `approved by ${approvedBy.map(({ name, role, date }) => `${name} (${role}, ${date})`).join(' and ')}`;
    return standing === 'expired' ? 'EXPIRED' : standing;
  });
  return `${id} ${version}, review by ${reviewBy}, ${said.join(', ')}`;
}
