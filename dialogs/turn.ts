/**
 * One turn, as the dialogs see it: what came in, what was read from it, what they may use, and the unit of work
 * that they fill. Nothing here reaches the store or a channel; the commit does (bot/turn).
 */
import type { Activity, TurnContext } from 'botbuilder';
import { ActivityImportance, MessageFactory } from 'botbuilder';
import type { Answer } from '../knowledge/retrieval/answer.js';
import type { Answerer } from '../knowledge/retrieval/chain.js';
import type { Fold } from '../knowledge/retrieval/fold.js';
import type { Place } from '../knowledge/places.js';
import type { NurseLine } from '../nurseline/priorities.js';
import type { Case, CaseChange, Feedback, LedgerEntry } from '../storage/types.js';
import type { SecondReader, SecondReading } from '../triage/reader/secondReader.js';
import type { Routing } from '../triage/route.js';
import type { Triage } from '../triage/triage.js';
import type { Disposition, Firing, Locale, Screening } from '../triage/types.js';
import type { ButtonValue } from './cards/buttons.js';
import type { ConversationState, Episode } from './state.js';
import type { Words } from './words.js';

/** What the composition root hands to the dialogs. */
export interface Services {
  triage: Triage;
  /** Absent where the content has none: then the rules alone read. */
  secondReader?: SecondReader;
  /** Id of the check that asks about a cluster in general. */
  generalCheck: (cluster: string) => string | undefined;
  words: (locale: Locale) => Words;
  place: Place;
  line: NurseLine;
  answerer: Answerer;
  /** Lays out a section for reading: what is shown at first, what stands out. */
  fold: Fold;
  /** The health topics that a text names, in the library's own words: safe to keep. */
  terms: (text: string) => string[];
  siteName: string;
  /** The full address of one of our own pages, for channels that show links. */
  link: (path: string) => string;
  /** A check as its file has it: an old button never answers a changed check. */
  check: (id: string) => KnownCheck | undefined;
  /** Puts the place's numbers into a text of the clinical files. */
  fillPlace: (text: string) => string;
  /** A vetted page by `id` or `id#section`, while it is served. */
  page: (reference: string) => PageLink | undefined;
  /** Makes ids of episodes and cases. */
  newId: () => string;
  newCaseNumber: () => string;
}

/** What a turn may ask of a language model: one answer, for as long as nothing presses. */
export interface Composing {
  /** Opaque id of who is answered: whose budget pays. */
  payer: string;
  /** Fires when a red flag waits behind this turn. */
  signal: AbortSignal;
  /** What a model was asked and what came of it, for a turn that is run again. */
  done?: { question: string; answer: Answer };
}

/** A link to a vetted page, with what the ledger keeps of it. */
export interface PageLink {
  article: string;
  /** Null: the whole page. */
  section: string | null;
  version: string;
  title: string;
  path: string;
}

export interface KnownCheck {
  cluster: string;
  /** Concept that its answer records. */
  concept: string;
  /** Version of the file that it stands in. */
  version: string;
  /** "Yes" would be a crisis: who is asked this gets the crisis line with it. */
  crisis: boolean;
}

export const routes = [
  'emergency',
  'crisis',
  'check',
  'triage',
  'nurse',
  'answer',
  'clarify',
  'not-covered',
  'off-topic',
  'other',
] as const;
export type Route = (typeof routes)[number];

/** What the turn did, in the words of the evaluation; goes to the ledger with the turn. */
export interface Outcome {
  route: Route;
  act: string;
  disposition: Disposition | null;
  nurse: 'opened' | 'pushed' | 'offered' | null;
  check: string | null;
  cluster: string | null;
  crisis: boolean;
}

/** A red flag that has to be told now: new evidence for an emergency or a crisis. */
export interface Alarm {
  episode: Episode;
  firings: Firing[];
  crisis: boolean;
}

export interface Turn {
  services: Services;
  now: number;
  seq: number;
  text: string;
  button?: ButtonValue;
  hasAttachment: boolean;
  isGroup: boolean;
  state: ConversationState;
  screening: Screening;
  /** The second reader's, of a message in English: it has learned no other language. */
  reading?: SecondReading;
  /** What kind of message this is, once somebody asked (dialogs/routing.ts). */
  routing?: Routing;
  /** Absent: no model is asked. */
  composing?: Composing;
  alarms: Alarm[];
  /** How many questions of the running protocol this message answered. */
  answered: number;
  /** The message said that the matter is somebody else's than it seemed. */
  newSubject: boolean;
  /** The patient's cases that are not closed, as the turn was taken. */
  cases: readonly Case[];
  words: Words;
  /** Filled by the dialogs. */
  changes: CaseChange[];
  ledger: LedgerEntry[];
  feedback: Feedback[];
  forget: boolean;
  outcome: Outcome;
}

const turnKey = Symbol('careline.turn');

export function attachTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(turnKey, turn);
}

/** The turn of a running dialog. */
export function turnOf(context: TurnContext): Turn {
  const turn = context.turnState.get<Turn>(turnKey);
  if (!turn) throw new Error('no turn is attached to this context');
  return turn;
}

/** The episode that the patient is writing about in this turn. */
export function currentEpisode(turn: Turn): Episode {
  const episode = turn.state.episodes.find((one) => one.subject === turn.state.subject);
  if (!episode) throw new Error('the turn has no episode: read() comes before the acts');
  return episode;
}

export async function say(context: TurnContext, reply: string | Partial<Activity>): Promise<void> {
  await context.sendActivity(typeof reply === 'string' ? MessageFactory.text(reply) : reply);
}

/** For emergency and crisis cards and case notices: they overtake other replies and are retried until confirmed. */
export async function sayUrgently(context: TurnContext, reply: Partial<Activity>): Promise<void> {
  await context.sendActivity({ ...reply, importance: ActivityImportance.High });
}

export function note(turn: Turn, kind: string, detail: unknown, actor = 'rules'): void {
  turn.ledger.push({ kind, actor, detail });
}
