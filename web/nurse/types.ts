/** What the nurse API answers; drawn as OpenAPI at /nurse/api/openapi.json. */
export type Priority = 'P1' | 'P2' | 'P3' | 'P4';
export type CaseState = 'open' | 'claimed' | 'closed';
export type Verb = 'claim' | 'reply' | 'hand-back' | 'close';

export interface CaseSummary {
  id: string;
  number: string;
  priority: Priority;
  state: CaseState;
  reason: string;
  conversationId: string;
  openedAt: string;
  dueAt: string;
  overdue: boolean;
  version: number;
  claimedBy?: string;
  claimedAt?: string;
  closedAt?: string;
  outcome?: string;
}

export type HandoverPart = 'identify' | 'situation' | 'background' | 'assessment' | 'recommendation';

export interface HandoverLine {
  kind: 'fact' | 'reason' | 'present' | 'absent' | 'unknown' | 'told' | 'said' | 'request';
  text: string;
  seq?: number;
  words?: string;
}

export interface TranscriptLine {
  seq: number;
  id: string;
  author: 'patient' | 'assistant' | 'nurse' | 'system';
  authorName?: string;
  text: string;
  at: string;
}

export interface CaseDetail {
  case: CaseSummary & { contact?: string };
  handover: Record<HandoverPart, HandoverLine[]>;
  transcript: TranscriptLine[];
}

export interface Outcome {
  id: string;
  label: string;
  needsReply: boolean;
}

export interface LineInfo {
  sample: boolean;
  priorities: Array<{ id: Priority; label: string; minutes: number }>;
  outcomes: Outcome[];
}

export type LiveEvent = { kind: 'case'; caseId: string } | { kind: 'message'; conversationId: string; seq: number };
export type Connection = 'connecting' | 'live' | 'polling' | 'offline';
