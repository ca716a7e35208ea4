/** Which way a message takes: what was read from it, put to `triage/route.ts` once a turn. */
import { routeOf, type MessageRoute, type Routing } from '../triage/route.js';
import { openCaseId } from './nurse.js';
import { protocolToldOf } from './protocol/begin.js';
import { openRun } from './protocol/openRun.js';
import { tellsOfNow } from './said.js';
import { currentEpisode, note, type Turn } from './turn.js';

/** The route of this turn's message, worked out when it is first asked for, and kept in the ledger. */
export function routingOf(turn: Turn): Routing {
  turn.routing ??= decide(turn);
  return turn.routing;
}

export const takes = (turn: Turn, route: MessageRoute): boolean => routingOf(turn).route === route;

/** "ok?" asks for nothing. */
const fewestWords = 2;

function asks(text: string): boolean {
  const said = text.trim();
  return /[?？]$/.test(said) && said.split(/\s+/, fewestWords).length >= fewestWords;
}

function decide(turn: Turn): Routing {
  const { services, text, screening, state, reading } = turn;
  const { level } = currentEpisode(turn).level;
  const routing = routeOf({
    intents: services.triage.intents(text),
    risky: services.triage.risky(text, screening),
    symptomNow: tellsOfNow(turn),
    protocol: !openRun(state) && protocolToldOf(turn) !== undefined,
    inGeneral: services.triage.isInGeneral(text),
    level: level === null ? 'none' : level === 'within-4-hours' ? 'pressing' : 'some',
    questionMark: asks(text),
    everyday: () => services.answerer.isOffTopic(text, { locale: state.locale }),
    openCase: openCaseId(turn) !== undefined,
    ...(reading && { reading }),
  });
  note(turn, 'routed', routing, routing.by === 'reader' ? 'second-reader' : 'rules');
  return routing;
}
