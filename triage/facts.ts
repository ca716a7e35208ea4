/** What a record says about each concept, for the conditions of rules. */
import type { Finding, FindingTime, TriageRecord } from './types.js';

/** Of this illness: happening, or over within about a day. */
export const currentTimes: readonly FindingTime[] = ['now', 'recent'];
export const isCurrent = ({ time }: Pick<Finding, 'time'>): boolean => currentTimes.includes(time);

export interface Facts {
  /** Concepts of which the record holds any finding. */
  concepts: string[];
  /** Ids of the findings that say it is present at one of the times, or null. */
  present(concept: string, times: readonly FindingTime[]): string[] | null;
  /** Ids of present findings whose quantity is in [atLeast, below), or null. */
  measured(concept: string, times: readonly FindingTime[], atLeast: number, below: number): string[] | null;
  /**
   * Do the findings `ids` of a concept keep silent a rule that stands on others? What is only read to keep rules silent
   * ("for years", "itchy") does so in its own sentence: in another one it is about something else.
   */
  excuses(concept: string, ids: string[], standing: string[]): boolean;
}

/** There is one of it at a time, so the latest word counts (a corrected age); of other quantities each reading counts. */
const single = new Set(['age', 'pregnancy-weeks']);

const messageOf = (id: string): string => (id.includes('.') ? id.slice(0, id.indexOf('.')) : id);

interface Timed {
  finding: Finding;
  time: FindingTime;
}

/**
 * The findings that say it is present, oldest first. A later message that denies what an earlier one said makes it
 * recent: it may have been there an hour ago. Inside one message the assertion wins ("no… well, a bit of tightness").
 */
function presentOnes(findings: Finding[], lasting: boolean): Timed[] {
  const timed: Timed[] = [];
  const denials = new Set<string>();
  for (const finding of findings.toReversed()) {
    const message = messageOf(finding.id);
    if (finding.status === 'absent') denials.add(message);
    if (finding.status !== 'present') continue;
    const denied = denials.size > (denials.has(message) ? 1 : 0);
    const { time } = finding;
    if (lasting && (time === 'past' || time === 'recent')) timed.push({ finding, time: 'now' });
    else timed.push({ finding, time: time === 'now' && denied ? 'recent' : time });
  }
  return timed.reverse();
}

/** Reads a record; concepts of `lasting` hold on once true, those of `contexts` are only read to keep rules silent. */
export function readConcepts(
  record: TriageRecord,
  lasting: ReadonlySet<string>,
  contexts: ReadonlySet<string> = new Set(),
): Facts {
  const byConcept = new Map<string, Finding[]>();
  for (const finding of record.findings) {
    const known = byConcept.get(finding.concept);
    if (known === undefined) byConcept.set(finding.concept, [finding]);
    else known.push(finding);
  }
  const timed = new Map<string, Timed[]>();
  for (const [concept, findings] of byConcept) timed.set(concept, presentOnes(findings, lasting.has(concept)));
  const counted = (concept: string, times: readonly FindingTime[]): Finding[] =>
    (timed.get(concept) ?? []).filter(({ time }) => times.includes(time)).map(({ finding }) => finding);
  const ids = (findings: Finding[]): string[] | null => (findings.length === 0 ? null : findings.map((f) => f.id));
  const sentenceOf = (id: string): number | undefined => record.findings.find((finding) => finding.id === id)?.sentence;
  return {
    concepts: [...byConcept.keys()],
    excuses(concept, excusing, standing) {
      if (!contexts.has(concept)) return true;
      return excusing.some((id) => {
        const beside = standing.filter(
          (other) => messageOf(other) === messageOf(id) && sentenceOf(other) !== undefined,
        );
        return beside.length === 0 || beside.some((other) => sentenceOf(other) === sentenceOf(id));
      });
    },
    present: (concept, times) => (timed.has(concept) ? ids(counted(concept, times)) : null),
    measured(concept, times, atLeast, below) {
      const measured = counted(concept, times).filter((f) => f.quantity !== undefined);
      // Two ages in one message: both count, and so the riskier one does.
      const latest = measured.length === 0 ? '' : messageOf(measured.at(-1)!.id);
      const considered = single.has(concept) ? measured.filter((f) => messageOf(f.id) === latest) : measured;
      return ids(considered.filter((f) => f.quantity!.value >= atLeast && f.quantity!.value < below));
    },
  };
}
