/**
 * What kind of message this is. Rules decide first: phrases, findings, risky questions. Where they leave it open, the
 * second reader may; it never speaks against a finding.
 */
import type { FoundIntent } from './intents.js';
import type { Guess } from './reader/secondReader.js';
import type { RiskyQuestion } from './risky.js';

export const messageRoutes = [
  'symptom',
  'question',
  'risky',
  'person',
  'admin',
  'small-talk',
  'off-topic',
  'attack',
] as const;
export type MessageRoute = (typeof messageRoutes)[number];

/** Everything that was read from a message and bears on its route. */
export interface Told {
  intents: readonly FoundIntent[];
  risky: readonly RiskyQuestion[];
  /** The message holds a symptom that somebody has now. */
  symptomNow: boolean;
  /** A protocol fits what the message tells. */
  protocol: boolean;
  /** It speaks of an illness, how to prevent one or what comes after, and says of nobody that they have it now. */
  inGeneral: boolean;
  /** Something was found before: what is asked now is asked about it. `pressing`: within four hours. */
  level: 'none' | 'some' | 'pressing';
  /** It ends as a question does, whatever its words. */
  questionMark: boolean;
  /** The words are everyday ones, and none is of health: by the list that the library's gate uses. */
  everyday(): boolean;
  /** A nurse has the matter, or is about to. */
  openCase: boolean;
  /** Absent where nobody else reads: no second reader, or another language than it has learned. */
  reading?: { seemsRisky(): boolean; route(): Guess | undefined };
}

export interface Routing {
  /** Null: neither the rules nor the reader can tell. */
  route: MessageRoute | null;
  by: 'rule' | 'reader';
}

export const smallTalkIntents = [
  'has-symptom',
  'has-question',
  'hello',
  'thanks',
  'bye',
  'how-are-you',
  'who-are-you',
  'ok',
  'sorry',
] as const;
export type SmallTalk = (typeof smallTalkIntents)[number];

/** Things that patients come with and that are no health matter; in the order in which they are thought of. */
const otherMatters = ['attack', 'admin', 'off-topic'] as const;
type OtherMatter = (typeof otherMatters)[number];

/** Attempts to change the rules around a health request: the class of attacks that a nurse looks at. */
const attackClass = 'Q17';

/** From which probability on the second reader is believed where the rules leave it open. */
const believed: Record<MessageRoute, number> = {
  symptom: 0.9,
  question: 0.6,
  risky: 0.6,
  person: 0.8,
  admin: 0.8,
  'small-talk': 0.9,
  'off-topic': 0.8,
  attack: 0.6,
};
/** The same for words that have the shape of a complaint. */
const surelyElse = 0.9;
const health: readonly string[] = ['symptom', 'question', 'risky'];

const has = ({ intents }: Pick<Told, 'intents'>, name: string): boolean => intents.some((one) => one.name === name);

/** The small talk that the whole message is, or undefined. */
export const smallTalkIn = (intents: readonly FoundIntent[]): SmallTalk | undefined =>
  smallTalkIntents.find((name) => has({ intents }, name));

/** The matter that is none of health, by the rules. */
export const otherMatterIn = (intents: readonly FoundIntent[]): OtherMatter | undefined =>
  otherMatters.find((name) => has({ intents }, name));

/** "I've lost my umbrella since Monday" has the shape of a complaint; the second reader knows better. */
function seemsElse({ reading }: Pick<Told, 'reading'>): boolean {
  const guess = reading?.route();
  return guess !== undefined && guess.probability >= surelyElse && !health.includes(guess.name);
}

const hearsSymptom = ({ reading }: Pick<Told, 'reading'>): boolean => reading?.route()?.name === 'symptom';

/** The message tells of a symptom that somebody has now (also one that no red flag knows). */
export function complains(told: Pick<Told, 'intents' | 'symptomNow' | 'questionMark' | 'reading'>): boolean {
  // "Can diabetics eat sweets?" has the words of an illness and no shape of a complaint.
  const asks = has(told, 'question') || (told.questionMark && told.reading !== undefined && !hearsSymptom(told));
  if (told.symptomNow) return has(told, 'symptom') || !asks;
  if (!has(told, 'symptom')) return false;
  // The shape of a complaint and words of another matter: the reader has the casting vote.
  return otherMatterIn(told.intents) === undefined ? !seemsElse(told) : hearsSymptom(told);
}

/** From which probability on a symptom or a risk that the reader hears keeps a message from being waved away. */
const perhapsIll = { 'off-topic': 0.5, admin: believed.symptom, attack: 1 } as const;

/** "Cancel Thursday, my arm has gone all floppy": nobody ill is sent to the front desk, and even less is waved away. */
function mayBeIll({ reading }: Pick<Told, 'reading'>, matter: OtherMatter): boolean {
  const guess = reading?.route();
  const ill = guess?.name === 'symptom' || (guess?.name === 'risky' && matter === 'off-topic');
  return ill && guess.probability >= perhapsIll[matter];
}

/** "Herpes causes pain while urinating?" is a question; "pain and fever?" a complaint, unless the reader hears none. */
const marksQuestion = (told: Told): boolean =>
  told.questionMark && (!has(told, 'symptom') || (told.reading !== undefined && !hearsSymptom(told)));

function byRules(told: Told): MessageRoute | undefined {
  const { intents, level } = told;
  const matter = otherMatterIn(intents);
  // Many words of an attack sound like the wish for a person; "nurse" alone is one.
  if (intents.some(({ name, whole }) => ['nurse', 'nurse_word'].includes(name) && (whole || matter !== 'attack')))
    return 'person';
  const risky = told.risky.filter(({ protocolFirst }) => !(protocolFirst && told.protocol));
  if (risky.length > 0) return risky.every(({ code }) => code === attackClass) ? 'attack' : 'risky';
  if (matter === 'attack') return 'attack';
  const question = has(told, 'question');
  // "Is strep throat contagious?" names an illness that nobody is said to have.
  const inGeneral = told.inGeneral && level === 'none' && (question || marksQuestion(told));
  if ((told.protocol && !inGeneral) || (told.symptomNow && level === 'pressing')) return 'symptom';
  if (complains(told) && !inGeneral && (!question || level !== 'none')) {
    const castAgainst = told.reading !== undefined && level === 'none' && !hearsSymptom(told);
    return matter && castAgainst ? matter : 'symptom';
  }
  if (smallTalkIn(intents) !== undefined) return 'small-talk';
  return matter && mayBeIll(told, matter) ? undefined : matter;
}

/**
 * Single words may be read as signs that nobody told of. Where no protocol fits them, the reader may know better: that
 * it is a matter of the office or the wish for a person; and anything where nothing has the shape of a complaint.
 */
function overruled(told: Told, guess: Guess | undefined): boolean {
  if (told.protocol || told.level !== 'none' || !guess || health.includes(guess.name)) return false;
  const shaped = has(told, 'symptom');
  return guess.probability >= surelyElse && (!shaped || guess.name === 'admin' || guess.name === 'person');
}

/** A question that looks like one for a nurse, although no rule says so. She is not asked for twice. */
function seemsRisky(told: Told): boolean {
  const marked = told.questionMark && !told.everyday();
  const asks = (has(told, 'question') || marked) && smallTalkIn(told.intents) === undefined;
  return asks && !told.openCase && told.reading?.seemsRisky() === true;
}

/** Everything that only a rule may decide; the reader comes before what has nothing but a shape. */
const firm: ReadonlySet<MessageRoute | undefined> = new Set(['person', 'risky', 'attack']);

/**
 * The route of a message, and who decided. Danger is not its business: red flags and checks come before any route.
 * @example routeOf({ intents: [{ name: 'admin', whole: false }], … }) // { route: 'admin', by: 'rule' }
 */
export function routeOf(told: Told): Routing {
  const rule = byRules(told);
  if (!firm.has(rule) && seemsRisky(told)) return { route: 'risky', by: 'reader' };
  const guess = rule === undefined || rule === 'symptom' ? told.reading?.route() : undefined;
  if (rule === 'symptom' && overruled(told, guess)) return { route: guess!.name as MessageRoute, by: 'reader' };
  if (rule) return { route: rule, by: 'rule' };
  const sure = messageRoutes.find((name) => guess?.name === name && guess.probability >= believed[name]);
  const question = has(told, 'question') || told.questionMark;
  // What is risky has its own head with its own threshold, for questions only.
  const heard = sure === 'risky' ? 'question' : sure;
  const dismissed = told.symptomNow && !health.includes(heard ?? '') && heard !== 'admin' && heard !== 'person';
  if (heard && !(question && health.includes(heard)) && !dismissed) return { route: heard, by: 'reader' };
  if (!question) return { route: null, by: 'rule' };
  const away = told.everyday() && !mayBeIll(told, 'off-topic');
  return { route: away ? 'off-topic' : 'question', by: 'rule' };
}
