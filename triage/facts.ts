/** What a record says about each concept, for the conditions of rules. */
import type { Finding, FindingTime, TriageRecord } from './types.js';

export interface Facts {
  /** True when the record holds any finding of the concept. */
  knows(concept: string): boolean;
  /** Ids of the findings that say it is present at one of the times, or null. */
  present(concept: string, times: readonly FindingTime[]): string[] | null;
  /** Ids of present findings whose quantity is in [atLeast, below), or null. */
  measured(concept: string, times: readonly FindingTime[], atLeast: number, below: number): string[] | null;
}

/** There is one of it at a time, so the latest word counts (a corrected age); of other quantities each reading counts. */
const single = new Set(['age', 'pregnancy-weeks']);

const messageOf = (id: string): string => id.split('.')[0] ?? id;

/**
 * A later message that denies what an earlier one said makes it recent: it may have been there an hour ago.
 * Inside one message the assertion wins ("no… well, a bit of tightness").
 */
function effectiveTime(finding: Finding, all: Finding[], lasting: boolean): FindingTime {
  if (lasting && (finding.time === 'past' || finding.time === 'recent')) return 'now';
  if (finding.time !== 'now') return finding.time;
  const index = all.indexOf(finding);
  const denied = all.slice(index + 1).some((f) => f.status === 'absent' && messageOf(f.id) !== messageOf(finding.id));
  return denied ? 'recent' : 'now';
}

export function readConcepts(record: TriageRecord, lasting: ReadonlySet<string>): Facts {
  const byConcept = new Map<string, Finding[]>();
  for (const finding of record.findings) {
    const known = byConcept.get(finding.concept);
    if (known === undefined) byConcept.set(finding.concept, [finding]);
    else known.push(finding);
  }
  const counted = (concept: string, times: readonly FindingTime[]): Finding[] => {
    const all = byConcept.get(concept);
    if (all === undefined) return [];
    return all.filter((f) => f.status === 'present' && times.includes(effectiveTime(f, all, lasting.has(concept))));
  };
  const ids = (findings: Finding[]): string[] | null => (findings.length === 0 ? null : findings.map((f) => f.id));
  return {
    knows: (concept) => byConcept.has(concept),
    present: (concept, times) => ids(counted(concept, times)),
    measured(concept, times, atLeast, below) {
      const measured = counted(concept, times).filter((f) => f.quantity !== undefined);
      // Two ages in one message: both count, and so the riskier one does.
      const latest = messageOf(measured.at(-1)?.id ?? '');
      const considered = single.has(concept) ? measured.filter((f) => messageOf(f.id) === latest) : measured;
      return ids(considered.filter((f) => f.quantity!.value >= atLeast && f.quantity!.value < below));
    },
  };
}
