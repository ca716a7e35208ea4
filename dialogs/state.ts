/**
 * What a conversation remembers between turns. Committed (sealed) with every turn; the store never looks inside.
 */
import type { DialogState } from 'botbuilder-dialogs';
import type { Locale, Subject, TriageRecord } from '../triage/types.js';
import type { ProtocolRun } from '../triage/protocol/run.js';
import type { Opinion } from './feedback.js';
import type { Heard } from '../triage/insistence.js';
import { noLevel, type Level } from '../triage/ratchet.js';

/** One health matter of one subject. */
export interface Episode {
  id: string;
  subject: Subject;
  startedAt: number;
  lastAt: number;
  record: TriageRecord;
  level: Level;
  /** Checks asked in this episode, with the findings that they were asked on: new evidence allows another. */
  checksAsked: Array<{ check: string; findings: string[] }>;
  /** Protocols that were begun, the latest last. */
  runs: ProtocolRun[];
  /** The case of this episode, once one was opened. */
  caseId?: string;
  /** True once the patient was asked how to be reached about the case. */
  contactAsked: boolean;
}

export interface ConversationState {
  version: 1;
  noticeGiven: boolean;
  locale: Locale;
  episodes: Episode[];
  /** Subject of the last message: what a bare "it is worse" is about. */
  subject: Subject;
  dialogs: DialogState;
  /** The last reply offered a nurse: a bare "yes" takes the offer. */
  nurseOffered: boolean;
  /** Set when the clarifying question was asked and not yet followed by anything clear. */
  clarified: boolean;
  /** The last messages that were no answers, to notice what is asked again and again. */
  heard: Heard[];
  /** What the patient thought of the last answers. */
  opinions: Opinion[];
  /** Article of the last answer, while nothing else has come between: what "And for children?" is about. */
  topic?: string;
}

function newState(): ConversationState {
  return {
    version: 1,
    noticeGiven: false,
    locale: 'en',
    episodes: [],
    subject: 'patient',
    dialogs: { dialogStack: [] },
    nurseOffered: false,
    clarified: false,
    heard: [],
    opinions: [],
  };
}

/** What was stored by an earlier version: episodes before there were protocols, conversations that kept nothing heard. */
type StoredState = Omit<ConversationState, 'episodes' | 'heard' | 'opinions'> & {
  heard?: Heard[];
  opinions?: Opinion[];
  episodes: Array<Omit<Episode, 'runs'> & Partial<Pick<Episode, 'runs'>>>;
};

/** The state to work on: a copy of what was stored, also by an earlier version, or a new one. */
export function openState(stored: unknown): ConversationState {
  if (stored === null) return newState();
  const state = structuredClone(stored as StoredState);
  const episodes = state.episodes.map((episode) => ({ ...episode, runs: episode.runs ?? [] }));
  return { ...state, episodes, heard: state.heard ?? [], opinions: state.opinions ?? [] };
}

export function newEpisode(id: string, subject: Subject, now: number): Episode {
  return {
    id,
    subject,
    startedAt: now,
    lastAt: now,
    record: { subject, findings: [] },
    level: noLevel(),
    checksAsked: [],
    runs: [],
    contactAsked: false,
  };
}
