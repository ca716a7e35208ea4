/** The sentences of the hand-over note. Nurses read them, never patients. */
import type { CasePriority, Ms } from '../storage/types.js';
import type { HandoverFinding, HandoverProtocol } from './handover.js';

/** `2026-01-05 09:00 UTC`: a note must not depend on the reader's time zone. */
const utc = (at: Ms): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const who = (subject: string): string => (subject === 'patient' ? 'the person writing' : `their ${subject}`);
/** A sentence about somebody; about anyone but the writer it begins with whom. */
const line = (subject: string, text: string): string =>
  subject === 'patient' ? `${capital(text)}.` : `${capital(subject)}: ${text}.`;

export const caseLine = (number: string, priority: CasePriority, label: string, openedAt: Ms): string =>
  `Case ${number}, ${priority} (${label}), opened ${utc(openedAt)}.`;
export const about = (subjects: readonly string[]): string =>
  subjects.length === 0 ? 'Who it is about: unknown.' : `About ${subjects.map(who).join(' and ')}.`;
export const signedIn = 'Signed in through the hospital portal; the portal holds name and date of birth.';
export const anonymous = 'Not signed in. Name and date of birth: unknown.';
export const contact = (words: string): string => `How to reach them, as they wrote it: “${words}”.`;
export const noContact = 'Telephone: unknown. This chat is the only known way to reach them.';

export const reason = (label: string, code: string, subject: string): string => line(subject, `${label} (${code})`);

const times = { now: '', recent: ', recently', past: ', in the past', hypothetical: ', asked about, not happening' };

export function finding({ label, status, subject, time, quantity }: HandoverFinding): string {
  const amount = quantity ? ` ${quantity.value} ${quantity.unit}` : '';
  if (status === 'absent') return line(subject, `no ${label}${times[time]}`);
  if (status === 'unknown') return line(subject, `${label}: unknown, the patient was not sure`);
  return line(subject, `${label}${amount}${times[time]}`);
}

export const noHistory = 'Conditions, medicines and allergies: unknown. Nothing was stated in this episode.';
export const otherHistory = 'Other conditions, medicines and allergies: unknown.';
export const noFindings = 'Symptoms: unknown. The rules found none in the patient’s words.';
export const protocol = ({ title, version, subject, disposition }: HandoverProtocol): string => {
  const result = disposition === undefined ? 'not finished' : `advised ${disposition}`;
  return line(subject, `the assistant asked by the protocol “${title}” (${version}), ${result}`);
};
export const answer = (question: string, given: string): string => `${question} ${given}`;
export const told = (text: string): string => `The assistant told the patient: “${text}”`;
export const nothingTold = 'The assistant has told the patient nothing since.';

export const answerBy = (priority: CasePriority, label: string, dueAt: Ms): string =>
  priority === 'P1'
    ? `Reach the patient now, by ${utc(dueAt)} at the latest (${label}).`
    : `Answer the patient by ${utc(dueAt)} (${label}).`;
export const unanswered = 'Latest words from the patient that no nurse has answered.';
