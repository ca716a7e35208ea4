/**
 * Red flags and checks over the record of one subject. A finding counts when it is present, at one of the rule's
 * times, and not taken back later.
 */
import { readConcepts, type Facts } from './facts.js';
import { concernedBy } from './conditions.js';
import type { Condition, RedFlagFile } from './schemas.js';
import { isEmergency } from './ratchet.js';
import { notAPerson } from './relations.js';
import {
  dispositions,
  type DueCheck,
  type Finding,
  type FindingTime,
  type Firing,
  type TriageRecord,
} from './types.js';

/** Ids of the findings that a condition stands on, or null when it does not hold. */
export function holds(condition: Condition, facts: Facts, times: readonly FindingTime[]): string[] | null {
  if (typeof condition === 'string') return facts.present(condition, times);
  if ('concept' in condition) {
    const { concept, at_least, below, time } = condition;
    const counted = time ?? times;
    return at_least === undefined && below === undefined
      ? facts.present(concept, counted)
      : facts.measured(concept, counted, at_least ?? -Infinity, below ?? Infinity);
  }
  const standing: string[] = [];
  for (const part of condition.all ?? []) {
    const found = holds(part, facts, times);
    if (found === null) return null;
    standing.push(...found);
  }
  if (condition.any !== undefined) {
    const found = condition.any.map((part) => holds(part, facts, times)).filter((ids) => ids !== null);
    if (found.length === 0) return null;
    standing.push(...found.flat());
  }
  if (condition.at_least !== undefined) {
    const found = condition.at_least.of.map((part) => holds(part, facts, times)).filter((ids) => ids !== null);
    if (found.length < condition.at_least.n) return null;
    standing.push(...found.flat());
  }
  const keptSilent = condition.none?.some((part) => {
    const found = holds(part, facts, times);
    return found !== null && (typeof part !== 'string' || facts.excuses(part, found, standing));
  });
  return keptSilent === true ? null : [...new Set(standing)];
}

const now: readonly FindingTime[] = ['now'];
const urgency = (firing: Firing): number => dispositions.indexOf(firing.disposition);

export interface Rules {
  evaluate(records: TriageRecord[]): { firings: Firing[]; checks: DueCheck[] };
}

/** An answer to a check is newer than all that the check stands on: nothing is left to ask. */
function answered(record: TriageRecord, concept: string, standing: string[]): boolean {
  const last = record.findings.findLastIndex((f) => f.concept === concept);
  if (last < 0) return false;
  if (record.findings[last]!.status === 'present') return true;
  return !record.findings.slice(last + 1).some((f: Finding) => standing.includes(f.id));
}

/**
 * Compiles the red-flag files. Files are in order of their id, so results are deterministic. `lasting` and `contexts` as
 * in `readConcepts`.
 */
export function createRules(
  files: RedFlagFile[],
  lasting: ReadonlySet<string>,
  contexts: ReadonlySet<string> = new Set(),
): Rules {
  const ordered = [...files].sort((a, b) => (a.id < b.id ? -1 : 1));
  /** Most urgent disposition of each file: the order of its checks. */
  const worst = new Map(
    ordered.map((f) => [f.id, Math.max(...f.rules.map((r) => dispositions.indexOf(r.disposition)))]),
  );
  /** Rules and checks in the order of the files. */
  const conditions = ordered.flatMap((file) => [...file.rules, ...(file.checks ?? [])]).map(({ when }) => when);
  const concernedOf = concernedBy(conditions);

  function ofRecord(record: TriageRecord): { firings: Firing[]; checks: DueCheck[] } {
    const facts = readConcepts(record, lasting, contexts);
    const concerned = concernedOf(facts.concepts);
    const firings: Firing[] = [];
    const checks: DueCheck[] = [];
    const { subject } = record;
    let number = 0;
    for (const file of ordered) {
      let sends = false;
      for (const rule of file.rules) {
        if (concerned[number++] === 0) continue;
        const findings = holds(rule.when, facts, rule.time ?? now);
        if (findings === null) continue;
        const { disposition, crisis = false } = rule;
        if (isEmergency(disposition)) sends = true;
        firings.push({ rule: rule.id, cluster: file.id, subject, disposition, crisis, findings });
      }
      for (const check of file.checks ?? []) {
        // A cluster that already sends the patient to emergency care has nothing to ask.
        if (concerned[number++] === 0 || sends) continue;
        const findings = holds(check.when, facts, check.time ?? now);
        if (findings === null || answered(record, check.concept, findings)) continue;
        checks.push({ check: check.id, cluster: file.id, subject, concept: check.concept, findings });
      }
    }
    return { firings, checks };
  }

  return {
    evaluate(records) {
      const all = records.filter((r) => r.subject !== notAPerson && r.findings.length > 0).map(ofRecord);
      const firings = all.flatMap((r) => r.firings).sort((a, b) => urgency(b) - urgency(a));
      const checks = all.flatMap((r) => r.checks).sort((a, b) => worst.get(b.cluster)! - worst.get(a.cluster)!);
      return { firings, checks };
    },
  };
}
