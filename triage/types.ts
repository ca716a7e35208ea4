/**
 * The vocabulary of triage: what a patient's words turn into. Pure data, no I/O, no clock, no SDK.
 */

/** What the patient should do, least urgent first. The order is the scale: compare with `moreUrgent`. */
export const dispositions = [
  'self-care',
  'routine',
  'within-24-hours',
  'within-4-hours',
  'emergency-department',
  'ambulance',
] as const;
export type Disposition = (typeof dispositions)[number];

/** Languages that triage reads. `other` is any language that it does not: a nurse with an interpreter. */
export const locales = ['en', 'es', 'vi', 'ja'] as const;
export type Locale = (typeof locales)[number];
export type DetectedLanguage = Locale | 'other';

/**
 * The person a statement is about. `patient` is whoever writes; the rest are relations ("daughter",
 * "son", "baby", "mother", "father", "partner", "friend", "person" …). Records of different subjects never mix.
 */
export type Subject = string;

export type FindingStatus = 'present' | 'absent' | 'unknown';

/** now: happening or within this illness; recent: resolved within about a day; past: history; hypothetical: asked about, not happening. */
export type FindingTime = 'now' | 'recent' | 'past' | 'hypothetical';

export interface Quantity {
  value: number;
  /** Canonical unit: `C`, `mmol/L`, `%`, `months`, `weeks`, `minutes`, `mmHg`, `count`, … */
  unit: string;
}

/** A symptom or fact from the patient's words. */
export interface Finding {
  /** Unique in its conversation: `<seq of the message>.<n>`. */
  id: string;
  /** Concept id from `knowledge/concepts`. */
  concept: string;
  status: FindingStatus;
  subject: Subject;
  time: FindingTime;
  /** The words it came from, as the patient wrote them (never normalised): shown to the nurse. */
  words: string;
  locale: Locale;
  quantity?: Quantity;
  /** Number of the sentence of its message that said it; undefined where no sentence did (the answer to a check). */
  sentence?: number;
}

/** The findings of one subject in one episode, oldest first. */
export interface TriageRecord {
  subject: Subject;
  findings: Finding[];
}

/** A red flag that fired on a record. */
export interface Firing {
  /** Rule id, for example `RF02.1`. */
  rule: string;
  /** Catalogue cluster, for example `RF02`. */
  cluster: string;
  subject: Subject;
  disposition: Disposition;
  /** True when the crisis card (suicide line) must be shown. */
  crisis: boolean;
  /** Ids of the findings that the rule stood on. */
  findings: string[];
}

/** A check that is due: one direct yes/no question that names a danger. */
export interface DueCheck {
  /** Check id, for example `RF02.c1`; its wording is `checks.<id>` in knowledge/messages. */
  check: string;
  cluster: string;
  subject: Subject;
  /** Concept recorded `present` on yes and `absent` on no. */
  concept: string;
  findings: string[];
}

/** What `screen` returns. */
export interface Screening {
  /** New findings of this message only. */
  findings: Finding[];
  /** All records after this message (input records plus new findings), by subject. */
  records: TriageRecord[];
  /** Every red flag that stands on those records, most urgent first. */
  firings: Firing[];
  /** Checks due on those records, most urgent cluster first. Asked-before is the caller's business. */
  checks: DueCheck[];
  /** The language of each clause, summed up: the one most clauses are in. */
  language: DetectedLanguage;
  /** True when some clause could not be read (other language): a nurse with an interpreter is needed. */
  unread: boolean;
}
