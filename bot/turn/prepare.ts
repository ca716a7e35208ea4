/** Steps 3 and 4 of a turn: screen the message, bring every record and level up to date. Pure but for ids. */
import { readButton } from '../../dialogs/cards/buttons.js';
import { isButtonTitle } from '../../dialogs/cards/feedback.js';
import { absorb, dropEnded } from '../../dialogs/episodes.js';
import { changeSubject } from '../../dialogs/protocol/changeSubject.js';
import { isOwnTitle } from '../../dialogs/protocol/openRun.js';
import { takeAnswers } from '../../dialogs/protocol/takeAnswers.js';
import { judge } from '../../dialogs/judge.js';
import { type ConversationState, openState } from '../../dialogs/state.js';
import { note, type Alarm, type Composing, type Services, type Turn } from '../../dialogs/turn.js';
import { isChoiceTitle } from '../../dialogs/whichState.js';
import type { Taken } from '../../storage/types.js';
import type { Locale, Screening } from '../../triage/types.js';
import { readActivity } from './activity.js';

/** A one-word answer ("ok", "no") says nothing about the language: the conversation's language stays. */
const wordsThatTellALanguage = 3;

function localeOf(state: ConversationState, screening: Screening, text: string): Locale {
  if (screening.language === 'other') return state.locale;
  const short = text.trim().split(/\s+/).length < wordsThatTellALanguage;
  return screening.language === 'en' && short ? state.locale : screening.language;
}

/** @param composing without it no model is asked for anything */
export function prepare(services: Services, taken: Taken, now: number, composing?: Composing): Turn {
  const { text, value, hasAttachment, isGroup } = readActivity(taken.item.activity);
  const state = openState(taken.state);
  dropEnded(state, taken.cases, now);
  const records = state.episodes.map((episode) => episode.record);
  const button = readButton(value);
  // A button's title is ours: it answers its question and says nothing else.
  const ownTitle =
    isOwnTitle(state, button, text) ||
    isButtonTitle(services.words(state.locale), button, text) ||
    isChoiceTitle(services, { locale: state.locale, now }, button, text);
  const words = ownTitle ? '' : text;
  const screening = services.triage.screen(words, { records, seq: taken.item.seq });
  state.locale = localeOf(state, screening, text);
  const before = state.subject;
  absorb(state, screening, now, services.newId);
  const reading = screening.language === 'en' ? services.secondReader?.read(text) : undefined;
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
    ...(reading && { reading }),
    ...(composing && { composing }),
    alarms: [],
    answered: 0,
    newSubject: false,
    cases: taken.cases,
    words: services.words(state.locale),
    changes: [],
    ledger: [],
    feedback: [],
    forget: false,
    outcome: { route: 'other', act: 'none', disposition: null, nurse: null, check: null, cluster: null, crisis: false },
  };
  changeSubject(turn, before);
  takeAnswers(turn);
  turn.alarms = state.episodes
    .map((episode) => judge(services.triage, episode))
    .filter((alarm): alarm is Alarm => alarm !== null);
  note(turn, 'screened', screened(turn));
  return turn;
}

/** What the ledger keeps of a screening: new findings and what fired, with rule and finding ids. */
function screened({ screening, alarms }: Turn): unknown {
  const { findings, firings, checks, language, unread } = screening;
  return {
    findings,
    firings,
    checks: checks.map(({ check }) => check),
    language,
    unread,
    alarms: alarms.flatMap((alarm) => alarm.firings.map(({ rule }) => rule)),
  };
}
