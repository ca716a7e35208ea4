/**
 * The turn of last resort, when a turn failed or took its process down: the message is not lost, the patient is told
 * in plain words, a nurse gets a case, and a danger that the rules can see still gets its card.
 */
import type { Activity } from 'botbuilder';
import { emergencyCard } from '../../dialogs/cards/emergencyCard.js';
import { readButton } from '../../dialogs/cards/buttons.js';
import { absorb } from '../../dialogs/episodes.js';
import { escalate } from '../../dialogs/nurse.js';
import { takeAnswers } from '../../dialogs/protocol/takeAnswers.js';
import { openState, type ConversationState } from '../../dialogs/state.js';
import { currentEpisode, type Services, type Turn } from '../../dialogs/turn.js';
import type { Taken } from '../../storage/types.js';
import { firingOf } from '../../triage/protocol/run.js';
import type { Firing, Screening } from '../../triage/types.js';
import { isAlarming, isEmergency, tell } from '../../triage/ratchet.js';
import { readActivity, type PatientActivity } from './activity.js';

const nothingRead: Screening = { findings: [], records: [], firings: [], checks: [], language: 'en', unread: true };

/** Reads the message if that works; a reader that fails must not take the fault turn with it. */
function screenIfPossible(services: Services, taken: Taken, state: ConversationState, text: string): Screening {
  try {
    const records = state.episodes.map((episode) => episode.record);
    return services.triage.screen(text, { records, seq: taken.item.seq });
  } catch {
    return nothingRead;
  }
}

const nothingWritten: PatientActivity = {
  type: 'message',
  text: '',
  value: undefined,
  hasAttachment: false,
  isGroup: false,
};

/** An activity that cannot even be read must not take the fault turn with it. */
function readIfPossible(taken: Taken): PatientActivity {
  try {
    return readActivity(taken.item.activity);
  } catch {
    return nothingWritten;
  }
}

export function faultTurn(
  services: Services,
  taken: Taken,
  now: number,
): { turn: Turn; replies: Array<Partial<Activity>> } {
  const { text, value, hasAttachment, isGroup } = readIfPossible(taken);
  const button = readButton(value);
  const state = openState(taken.state);
  const screening = screenIfPossible(services, taken, state, text);
  if (screening.language !== 'other' && screening !== nothingRead) state.locale = screening.language;
  absorb(state, screening, now, services.newId);
  const words = services.words(state.locale);
  const turn: Turn = {
    services,
    now,
    seq: taken.item.seq,
    text,
    ...(button ? { button } : {}),
    hasAttachment,
    isGroup,
    state,
    screening,
    alarms: [],
    answered: 0,
    newSubject: false,
    cases: taken.cases,
    words,
    changes: [],
    ledger: [],
    feedback: [],
    forget: false,
    outcome: {
      route: 'nurse',
      act: 'fault',
      disposition: null,
      nurse: 'opened',
      check: null,
      cluster: null,
      crisis: false,
    },
  };
  const firings = firingsOf(turn);
  const danger = firings.find(isAlarming);
  const { number } = escalate(turn, { code: danger?.rule ?? 'assistant-fault', priority: danger ? 'P1' : 'P2' });
  turn.ledger.push({ kind: 'turn', actor: 'fault', detail: turn.outcome });
  const told = `${words.text('fault.generic')} ${words.text('case.opened', { case: number })}`;
  const card = danger && cardFromMemory(services, { ...screening, firings }, told);
  const episode = currentEpisode(turn);
  if (danger)
    episode.level = tell({ ...episode.level, level: danger.disposition, standing: firings }, danger.disposition);
  return { turn, replies: card ? [{ ...card, importance: 'high' }] : [{ type: 'message', text: told }] };
}

/** What fires on the message, and on the answers to a protocol if they can be read. */
function firingsOf(turn: Turn): Firing[] {
  const { firings } = turn.screening;
  try {
    takeAnswers(turn);
    const runs = turn.state.episodes.flatMap(({ runs: all, subject }) => all.map((run) => firingOf(run, subject)));
    return [...firings, ...runs.filter((firing): firing is Firing => firing !== undefined)];
  } catch {
    return firings;
  }
}

/** The emergency or crisis card of a message alone, without record or store; undefined where no red flag fires. */
export function cardFromMemory(
  services: Services,
  screening: Screening,
  nurseLine: string,
): Partial<Activity> | undefined {
  const firings = screening.firings.filter(isAlarming);
  const [first] = firings;
  if (!first) return undefined;
  const locale = screening.language === 'other' ? 'en' : screening.language;
  return emergencyCard({
    words: services.words(locale),
    place: services.place,
    emergency: firings.find((firing) => isEmergency(firing.disposition))?.disposition ?? null,
    crisis: firings.some((firing) => firing.crisis),
    cluster: firings.find((firing) => !firing.crisis)?.cluster ?? null,
    other: first.subject !== 'patient',
    nurseLine,
  });
}
