/**
 * Triage: a patient's words → findings → red flags, checks, risky questions and intents. Pure and deterministic:
 * no I/O, no clock, no model.
 */
import { aboutWhom } from './aboutWhom.js';
import { readAnswer, type Answer } from './answers.js';
import { createConceptKinds, type ConceptKind } from './conceptKinds.js';
import { conceptsOf } from './conditions.js';
import { createIntents, type FoundIntent } from './intents.js';
import { createLexicon } from './lexicon.js';
import { read, type Reading } from './reading.js';
import { remembered } from './memo.js';
import { createRisky, type RiskyQuestion } from './risky.js';
import type { AnswerValue } from './protocol/danger.js';
import { createAnswerReader, isStory } from './protocol/read.js';
import { knownFrom, type Known } from './protocol/record.js';
import { isForAnything, type Question, type Protocol } from './protocol/schema.js';
import { fittingProtocols } from './protocol/selection.js';
import { createRules } from './rules.js';
import type { TriageContent } from './content.js';
import { readSubjects } from './subject.js';
import type { DetectedLanguage, DueCheck, Finding, Firing, Locale, Screening, Subject, TriageRecord } from './types.js';

export interface Triage {
  /**
   * Reads one message into the records of the conversation. `seq` is the message's number: finding ids are `<seq>.<n>`.
   * The given records are not changed. Never throws, whatever the text.
   */
  screen(text: string, context: { records: TriageRecord[]; seq: number }): Screening;
  /** Rules alone, for instance after the answer to a check was recorded. */
  evaluate(records: TriageRecord[]): { firings: Firing[]; checks: DueCheck[] };
  /** Risky questions in the message, one per class, most urgent first. */
  risky(text: string, screening: Screening): RiskyQuestion[];
  /** Commands, small talk and question shapes, in the order of the files. */
  intents(text: string): readonly FoundIntent[];
  /** It speaks of an illness, how to prevent one or what comes after, and says of nobody that they have it now. */
  isInGeneral(text: string): boolean;
  /** Reads the answer to a yes/no question. In doubt `unclear`: a check is never cleared by a guess. */
  answerYesNo(text: string, locale: Locale): Answer;
  /** Protocols that fit the record, the one to follow first. */
  protocols(record: TriageRecord): Protocol[];
  /** The protocol for a complaint that none of them is for. */
  anyComplaint: Protocol | undefined;
  /** What the record already answers of a protocol's question. */
  known(record: TriageRecord, question: Question): Known | undefined;
  /** Reads a message as the answer to a protocol's question; undefined when it is none. */
  readAnswer(
    question: Question,
    text: string,
    said: { findings: readonly Finding[]; now: number; volunteered?: boolean },
  ): AnswerValue | undefined;
  /** Whom the conversation is about, when the message says so ("it's for my son"). */
  aboutWhom(text: string): Subject | undefined;
  /** Whether a concept is a symptom, a circumstance, or only read to keep rules silent. */
  kindOf(concept: string): ConceptKind;
  /** Plain words for a concept in a locale; English where the locale has none. */
  label(concept: string, locale: Locale): string;
}

function languageOf(languages: readonly DetectedLanguage[], reading: Reading): DetectedLanguage {
  const weight = new Map<DetectedLanguage, number>();
  languages.forEach((language, i) => {
    const clause = reading.clauses[i]!;
    weight.set(language, (weight.get(language) ?? 0) + clause.to - clause.from);
  });
  let most: DetectedLanguage = 'en';
  let best = 0;
  for (const [language, words] of weight) {
    if (words > best) [most, best] = [language, words];
  }
  return most;
}

/** A finding that only repeats a stronger one of the same message is left out. */
const sameFact = (a: Finding, b: Finding): boolean =>
  a.concept === b.concept &&
  a.subject === b.subject &&
  a.status === b.status &&
  a.time === b.time &&
  a.quantity?.value === b.quantity?.value;

/** A fact said over and over keeps its latest mentions: a record is bounded, and what was said last still counts as news. */
const mentionsKept = 5;

function remember(record: TriageRecord, finding: Finding): void {
  const same = record.findings.filter((known) => sameFact(known, finding));
  if (same.length >= mentionsKept) record.findings.splice(record.findings.indexOf(same[0]!), 1);
  record.findings.push(finding);
}

function addTo(records: TriageRecord[], findings: Finding[]): TriageRecord[] {
  const bySubject = new Map(records.map((r) => [r.subject, { subject: r.subject, findings: [...r.findings] }]));
  for (const finding of findings) {
    const record = bySubject.get(finding.subject);
    if (record === undefined) bySubject.set(finding.subject, { subject: finding.subject, findings: [finding] });
    else remember(record, finding);
  }
  return [...bySubject.values()];
}

/** Compiles content that `checkContent` found no problem with. Throws PhraseError for a broken phrase. */
export function createTriage(content: TriageContent): Triage {
  const intents = createIntents(content.intents, content.concepts);
  const crisis = content.redFlags.flatMap((file) => file.rules.filter((rule) => rule.crisis === true));
  const ofCrisis = new Set(crisis.flatMap((rule) => conceptsOf(rule.when)));
  const lexicon = createLexicon(content.concepts, intents.vocabulary, ofCrisis);
  const risky = createRisky(content.riskyQuestions);
  const answerOf = createAnswerReader(content.concepts);
  const kindOf = createConceptKinds(content, lexicon.lasting);
  const concepts = content.concepts.flatMap((file) => Object.keys(file.concepts));
  const contexts = new Set(concepts.filter((concept) => kindOf(concept) === 'context'));
  const rules = createRules(content.redFlags, lexicon.lasting, contexts);

  // One message is screened at the edge and in its turn, and read for its risky questions and intents.
  const readOnce = remembered((text) => read(text, lexicon));
  const intentsOf = remembered((text) => intents.read(text, lexicon.spelling));

  function findingsOf(reading: Reading, records: TriageRecord[], seq: number): Finding[] {
    const subjects = readSubjects(reading.tokens, reading.clauses, records);
    const findings: Finding[] = [];
    const byFact = new Map<string, Finding[]>();
    for (const { concept, locale, status, time, record, from, to, words, sentence, quantity } of reading.statements) {
      if (!record) continue;
      const subject = subjects.subjectOf(from, to);
      const id = `${seq}.${findings.length + 1}`;
      const finding: Finding = {
        id,
        concept,
        status,
        subject,
        time,
        words,
        locale,
        sentence,
        ...(quantity && { quantity: { ...quantity } }),
      };
      const same = byFact.get(`${concept} ${subject}`) ?? [];
      if (same.some((known) => sameFact(known, finding))) continue;
      byFact.set(`${concept} ${subject}`, [...same, finding]);
      findings.push(finding);
    }
    return findings;
  }

  return {
    screen(text, { records, seq }) {
      const reading = readOnce(text);
      const findings = findingsOf(reading, records, seq);
      const all = addTo(records, findings);
      const { firings, checks } = rules.evaluate(all);
      const language = languageOf(reading.languages, reading);
      return { findings, records: all, firings, checks, language, unread: reading.languages.includes('other') };
    },
    evaluate: (records) => rules.evaluate(records),
    risky: (text) => risky(readOnce(text).statements),
    intents: intentsOf,
    isInGeneral(text) {
      const { clauses, ofNobody, tellsOfNow } = readOnce(text);
      // "Heartburn at 35 weeks, sleeping sitting up. What's safe?" tells before it asks.
      const isOnlyAsked = clauses.length <= 2 && clauses.at(-1)?.sentence === clauses[0]?.sentence;
      const has = (name: string) => intentsOf(text).some((one) => one.name === name);
      const isOfAnyTime = has('prevention') || has('afterwards');
      return isOnlyAsked && !has('as-ill') && (ofNobody || (isOfAnyTime && !tellsOfNow));
    },
    answerYesNo: (text, locale) => readAnswer(text, locale),
    aboutWhom: (text) =>
      intentsOf(text).some(({ name }) => name === 'for-other') ? aboutWhom(readOnce(text).tokens) : undefined,
    protocols: (record) => fittingProtocols(content.protocols, record, lexicon.lasting),
    anyComplaint: content.protocols.find(isForAnything),
    known: (record, question) => knownFrom(record, question, lexicon.lasting),
    readAnswer(question, text, { findings, now, volunteered = false }) {
      // A long message is not remembered: it would be read anew for every question.
      if (isStory(question, text)) return undefined;
      const { tokens } = readOnce(text);
      const dontKnow = intentsOf(text).some(({ name }) => name === 'dont-know');
      return answerOf(question, {
        text,
        tokens: [...tokens],
        findings: findings.filter(({ concept }) => kindOf(concept) !== 'context'),
        yesNo: readAnswer(text, 'en'),
        dontKnow,
        now,
        volunteered,
      });
    },
    kindOf,
    label: (concept, locale) =>
      lexicon.labels.get(`${locale} ${concept}`) ?? lexicon.labels.get(`en ${concept}`) ?? concept.replaceAll('-', ' '),
  };
}
