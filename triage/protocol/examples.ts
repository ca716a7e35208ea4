/**
 * Plays an example of a protocol: its first message through the screening, then its answers, read as a patient's, to the
 * questions as they come. Checks that come first are answered "no", as the examples suppose.
 */
import { isAlarming } from '../ratchet.js';
import type { Triage } from '../triage.js';
import type { TriageRecord } from '../types.js';
import { leastDangerous } from './danger.js';
import { findingOf } from './record.js';
import { beginRun, positionOf, takeKnown, unfit } from './run.js';
import type { Protocol } from './schema.js';

type Example = Protocol['examples'][number];

export interface Played {
  /** Protocol that the first message starts, or undefined. */
  starts: string | undefined;
  /** Red flags of the first message that would be told before any question. */
  emergencies: string[];
  asked: string[];
  /** Answers that could not be read: question → words. */
  unread: Record<string, string>;
  /** Rule that decides, or undefined when the protocol turned out not to fit the person. */
  rule: string | undefined;
}

/** @param now UTC ms, for "since Monday" */
export function playExample(triage: Triage, protocol: Protocol, { says, answers }: Example, now: number): Played {
  const { records, findings, firings, checks } = triage.screen(says, { records: [], seq: 1 });
  const subject = findings.findLast(({ status }) => status === 'present')?.subject ?? 'patient';
  const record: TriageRecord = records.find((one) => one.subject === subject) ?? { subject, findings: [] };
  for (const { concept } of checks.filter((check) => check.subject === subject))
    record.findings.push({
      id: `1.${concept}`,
      concept,
      status: 'absent',
      subject,
      time: 'now',
      words: 'no',
      locale: 'en',
    });
  const played: Played = {
    starts: (triage.protocols(record)[0] ?? triage.anyComplaint)?.id,
    emergencies: firings.filter(isAlarming).map(({ rule }) => rule),
    asked: [],
    unread: {},
    rule: undefined,
  };
  const run = beginRun(protocol);
  for (let seq = 2; ; seq += 1) {
    takeKnown(run, (question) => triage.known(record, question));
    if (unfit(run)) return played;
    const at = positionOf(run);
    if ('rule' in at) return { ...played, rule: at.rule.id };
    const { ask } = at;
    played.asked.push(ask.id);
    const words = answers[ask.id];
    const heard = words === undefined ? [] : triage.screen(words, { records: [record], seq }).findings;
    const about = heard.filter((finding) => finding.subject === subject);
    const read = words === undefined ? undefined : triage.readAnswer(ask, words, { findings: about, now });
    if (words !== undefined && read === undefined) played.unread[ask.id] = words;
    const value = read ?? leastDangerous(ask);
    run.given.push({ question: ask.id, value, words: words ?? '', seq, asked: true });
    const finding = findingOf(ask, value, { subject, words: words ?? '', locale: 'en', seq });
    record.findings.push(...about, ...(finding ? [finding] : []));
  }
}
