/** Between answers and the record: what was already said answers a question, and what is answered is a finding. */
import { currentTimes, isCurrent, readConcepts } from '../facts.js';
import { canonicalUnit } from '../quantity.js';
import type { Finding, TriageRecord } from '../types.js';
import { leastDangerous, unknown, type AnswerValue } from './danger.js';
import { conceptsOfQuestion, type Question } from './schema.js';

export interface Known {
  value: AnswerValue;
  /** The finding that says it. */
  finding: Finding;
}

/** What the record already answers, if anything. `lasting`: concepts that hold on once true. */
export function knownFrom(record: TriageRecord, question: Question, lasting: ReadonlySet<string>): Known | undefined {
  const facts = readConcepts(record, lasting);
  const present = (concept: string): Finding | undefined => {
    const ids = facts.present(concept, currentTimes);
    return ids === null ? undefined : record.findings.findLast(({ id }) => ids.includes(id));
  };
  const denied = (concept: string): Finding | undefined => {
    // "I had no fever last week" does not say that there is none now.
    const last = record.findings.findLast((one) => one.concept === concept && (isCurrent(one) || lasting.has(concept)));
    return last?.status === 'absent' ? last : undefined;
  };
  if (question.kind === 'number') return measured(record, question.concept);
  if (question.kind === 'yes-no' && question.concept !== undefined) {
    const finding = denied(question.concept);
    if (finding) return { value: 'no', finding };
  }
  for (const concept of conceptsOfQuestion(question).toReversed()) {
    const finding = denied(concept) ? undefined : present(concept);
    if (!finding) continue;
    if (question.kind === 'yes-no') return { value: 'yes', finding };
    if (question.kind === 'choice') return { value: optionOf(question, concept), finding };
  }
  const clearing = 'cleared_by' in question ? (question.cleared_by ?? []) : [];
  const finding = clearing.map(denied).find((one) => one !== undefined);
  return finding && { value: leastDangerous(question), finding };
}

function measured(record: TriageRecord, concept: string | undefined): Known | undefined {
  const finding = record.findings.findLast(
    (one) => one.concept === concept && one.quantity && one.status === 'present' && isCurrent(one),
  );
  return finding?.quantity && { value: finding.quantity.value, finding };
}

function optionOf(question: Extract<Question, { kind: 'choice' }>, concept: string): string {
  return question.options.findLast((option) => option.concept === concept)!.id;
}

/** The finding that an answer is, or undefined where the question records none. */
export function findingOf(
  question: Question,
  value: AnswerValue,
  said: Pick<Finding, 'subject' | 'words' | 'locale'> & { seq: number },
): Finding | undefined {
  const { subject, words, locale, seq } = said;
  const option = question.kind === 'choice' ? question.options.find(({ id }) => id === value)?.concept : undefined;
  const concept = question.kind === 'choice' ? option : conceptsOfQuestion(question)[0];
  if (concept === undefined) return undefined;
  const denied = question.kind === 'yes-no' && value === 'no';
  const status = value === unknown ? 'unknown' : denied ? 'absent' : 'present';
  const quantity =
    question.kind === 'number' && typeof value === 'number' ? { value, unit: canonicalUnit[question.of] } : undefined;
  const id = `${seq}.${question.id}`;
  return { id, concept, status, subject, time: 'now', words, locale, ...(quantity ? { quantity } : {}) };
}
