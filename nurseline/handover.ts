import type { Case, Ms } from '../storage/types.js';
import type { NurseLine } from './priorities.js';
import { byPressure, short, type DescribeCode } from './reasons.js';
import type { TranscriptLine } from './transcript.js';
import * as say from './handover-words.js';

/** A symptom or fact of the record, with its plain label; made from the conversation's state by the composition root. */
export interface HandoverFinding {
  label: string;
  status: 'present' | 'absent' | 'unknown';
  /** `patient` or a relation: daughter, baby, … */
  subject: string;
  time: 'now' | 'recent' | 'past' | 'hypothetical';
  /** The patient's own words, and the seq of the message that they stand in. */
  words: string;
  seq: number;
  quantity?: { value: number; unit: string };
}

/** A protocol that the assistant followed with the patient, as far as it went. */
export interface HandoverProtocol {
  title: string;
  version: string;
  subject: string;
  /** What it advised; undefined when it was not finished. */
  disposition?: string;
  /** `seq` and `words`: the message that answers. */
  answers: Array<{ question: string; answer: string; words: string; seq: number }>;
}

/** reason: why the case exists · absent: said not to be there · told: by the assistant · unknown: nobody knows yet. */
export type LineKind = 'fact' | 'reason' | 'present' | 'absent' | 'unknown' | 'told' | 'said' | 'request';

export interface HandoverLine {
  kind: LineKind;
  text: string;
  /** seq of the transcript line that this stands on. */
  seq?: number;
  words?: string;
}

export const handoverParts = ['identify', 'situation', 'background', 'assessment', 'recommendation'] as const;
export type HandoverPart = (typeof handoverParts)[number];
/** The ISBAR note. */
export type Handover = Record<HandoverPart, HandoverLine[]>;

export interface HandoverInput {
  case: Case;
  findings: readonly HandoverFinding[];
  protocols: readonly HandoverProtocol[];
  messages: readonly TranscriptLine[];
  /** True when the patient came through the hospital's portal, signed in. */
  signedIn: boolean;
  line: NurseLine;
  describe: DescribeCode;
}

const toldLength = 400;
const toldLines = 8;

function identify({ case: one, findings, signedIn, line }: HandoverInput): HandoverLine[] {
  const subjects = [...new Set([...one.reasons.map((r) => r.subject), ...findings.map((f) => f.subject)])];
  return [
    { kind: 'fact', text: say.caseLine(one.number, one.priority, line.priorities[one.priority].label, one.openedAt) },
    { kind: 'fact', text: say.about(subjects) },
    signedIn ? { kind: 'fact', text: say.signedIn } : { kind: 'unknown', text: say.anonymous },
    one.contact ? { kind: 'fact', text: say.contact(one.contact) } : { kind: 'unknown', text: say.noContact },
  ];
}

function situation({ case: one, describe }: HandoverInput): HandoverLine[] {
  return byPressure(one.reasons, describe).map(({ code, words, subject, seq }) => ({
    kind: 'reason',
    text: say.reason(describe(code).label, code, subject),
    seq,
    words,
  }));
}

function findingLine(finding: HandoverFinding): HandoverLine {
  const { status, seq, words } = finding;
  return { kind: status, text: say.finding(finding), seq, words };
}

const isBackground = ({ time }: HandoverFinding): boolean => time === 'past' || time === 'hypothetical';

function background({ findings }: HandoverInput): HandoverLine[] {
  const known = findings.filter(isBackground).map(findingLine);
  return [...known, { kind: 'unknown', text: known.length > 0 ? say.otherHistory : say.noHistory }];
}

function followed({ protocols }: HandoverInput): HandoverLine[] {
  return protocols.flatMap((protocol) => [
    { kind: 'fact' as const, text: say.protocol(protocol) },
    ...protocol.answers.map(({ question, answer, words, seq }): HandoverLine => ({
      kind: 'said',
      text: say.answer(question, answer),
      seq,
      words,
    })),
  ]);
}

/** What the assistant has said since the words that opened the case: the nurse must not contradict it unknowingly. */
function told({ case: one, messages }: HandoverInput): HandoverLine[] {
  const from = Math.min(...one.reasons.map((reason) => reason.seq));
  const lines = messages.filter((m) => m.author === 'assistant' && m.seq > from && m.text !== '').slice(-toldLines);
  if (lines.length === 0) return [{ kind: 'unknown', text: say.nothingTold }];
  return lines.map(({ text, seq }) => ({ kind: 'told', text: say.told(short(text, toldLength)), seq }));
}

function assessment(input: HandoverInput): HandoverLine[] {
  const current = input.findings.filter((finding) => !isBackground(finding));
  const of = (status: HandoverFinding['status']) => current.filter((one) => one.status === status).map(findingLine);
  const known = [...of('present'), ...of('absent'), ...of('unknown')];
  return [
    ...(known.length > 0 ? known : [{ kind: 'unknown' as const, text: say.noFindings }]),
    ...followed(input),
    ...told(input),
  ];
}

function recommendation({ case: one, messages, line }: HandoverInput): HandoverLine[] {
  const due: Ms = one.dueAt;
  const asked: HandoverLine = {
    kind: 'request',
    text: say.answerBy(one.priority, line.priorities[one.priority].label, due),
  };
  const nurse = messages.findLast((m) => m.author === 'nurse')?.seq ?? 0;
  const last = messages.findLast((m) => m.author === 'patient' && m.text !== '' && m.seq > nurse);
  if (!last) return [asked];
  return [asked, { kind: 'said', text: say.unanswered, seq: last.seq, words: short(last.text, toldLength) }];
}

/**
 * The ISBAR note (Identify, Situation, Background, Assessment, Recommendation; Australian Commission on Safety and
 * Quality in Health Care, ISBAR revisited). Pure: every line that stands on the patient's words carries their seq,
 * negatives are listed, and what nobody knows is said to be unknown.
 */
export function handover(input: HandoverInput): Handover {
  return {
    identify: identify(input),
    situation: situation(input),
    background: background(input),
    assessment: assessment(input),
    recommendation: recommendation(input),
  };
}
