/**
 * The words that tell when a statement holds and whether it is one at all, in the phrase language itself.
 */
import type { Clause } from './clauses.js';
import { createMatcher } from './matcher.js';
import { phraseCompiler, type WordClasses } from './pattern.js';
import type { Token } from './tokens.js';

export type CueKind =
  /** The part of the sentence that it stands in is history. */
  | 'past'
  /** What follows, within a few words, is history. */
  | 'history-of'
  /** History when the verb is past: "had … last week". */
  | 'past-with-verb'
  /** Over within about a day when the verb is past: "had … yesterday". */
  | 'recent-with-verb'
  | 'past-verb'
  /** What was said before it is over: "fine now". */
  | 'resolved'
  /** It holds now, whatever else is said: "again", "since". */
  | 'now'
  /** What follows is asked about, not told: "symptoms of". */
  | 'education'
  /** What follows is supposed: "if I get". */
  | 'supposed'
  /** A question about people in general, when nobody is spoken of: "is … always serious". */
  | 'general'
  /** "If …, what should I do": what stands between is supposed. */
  | 'supposed-before'
  /** The speaker's own present: it undoes education. */
  | 'own';

const list = (text: string): string[] => text.split(';').map((phrase) => phrase.trim());

const classes: WordClasses = {
  year: list('years; year; yrs; yr; months; month; mths'),
  who: list('i; you; he; she; it; they; we; someone; somebody; anyone; a person; people'),
  had: list('had; was; were; did; got; suffered; tuve; tuvo; tenia; tung bi'),
  fine: list('fine; ok; okay; normal; better; good; alright; himself; herself; myself; bien; mejor'),
  occur: list(
    'get; gets; got; have; develop; develops; start; starts; feel; notice; experience; become; suffer; had; ever; were to; should; had a',
  ),
  month: list('january; february; march; april; may; june; july; august; september; october; november; december'),
};

const cues: Record<CueKind, string[]> = {
  past: list(`
    {year} ago; # {year} ago; years ago; year ago; months ago; month ago; ages ago; long ago; decades ago; years
    back; months back; last year|summer|winter|spring|autumn|fall|christmas; used to; when i|he|she was
    a|young|little|small|younger|in|at|pregnant; when i|he|she was #; as a
    child|kid|teenager|teen|toddler|baby|newborn|infant|boy|girl|youngster|student; as a young|little|small
    child|kid|baby|boy|girl|man|woman|adult; in my teens|twenties|thirties|childhood|youth; back in the
    day|days|seventies|eighties|nineties; back in school|college|university|childhood; hace # anos|meses; hace anos; el ano pasado; nam
    ngoai|truoc; died of|from; passed away; 昔; 以前; 去年; 年 前`),
  'history-of': list(`
    history of; previously; prior; once had; once; antecedentes de; tien su; survivor; family history`),
  'past-with-verb': list(`
    weeks|week ago; last week|month; in|last {month}; back in {month}; the other week; at #`),
  'recent-with-verb': list(`
    yesterday; last night; earlier; days|day|hours|hour ago; the other day; this morning; ayer; anoche; hom qua`),
  'past-verb': list(`
    {had}`),
  resolved: list(`
    {fine} now|again|since|after|afterwards|today; now {fine}; all good; gone now|away|completely; all gone;
    is|has|have gone; now gone; went away|off; went back; back to|2 normal; stopped now|after|itself|on;
    it|that|he|she|they|pain stopped; has stopped; no longer; wore off; worn off; cleared up; resolved;
    disappeared; it passed; has passed; came back to normal; recovered; came|come round|around|to; settled;
    eased off; lasted; can|could talk|speak|move|see again|fine|now; ya paso; ya se paso|quito; ya estoy|esta
    bien; het roi; 治まった; おさまった; 治った; 消えた; 今は大丈夫`),
  now: list(`
    again; same; still; now; right now; today; tonight; currently; at the moment; since; keeps; keep; ongoing;
    started; began; starting; ever since; getting worse; worsening; just; have|has been; back again; come|came
    back; otra vez; ahora; hoy; desde; bay gio; hom nay; lai bi; 今; また; 再び`),
  education: list(`
    symptom|symptoms of; sign|signs of; symptoms for; cause|causes of; what causes; risk|risks of; risk factors;
    chance|chances of; how ..2 prevent; prevent|prevents|preventing|prevention; avoid|avoiding a|an|getting; how
    to tell; how ..2 i know|tell if; difference between; what ..1 is|are; what does|do; tell me about;
    information|info|advice on|about; explain|define; learn about;
    treatment|treatments|cure|medicine|vaccine|screening for|of|against; can|could|does|do|will ..4
    cause|lead|trigger|increase; how common; side effects;
    article|leaflet|book|paper|documentary|essay|homework|exam about|on|says; in case of;
    worried|scared|afraid|frightened of|about getting|having; how do|does people|you|a|doctors; is|are ..2
    contagious|hereditary|genetic|common; mean|meaning of; stand for; sintomas de; signos|senales de; que es;
    que causa; causas de; prevenir; en caso de; curso|taller de; como se hace|previene|contagia|trata; primeros
    auxilios de|para|en; cach so cuu; cach phong|xu; phong ngua|tranh; trieu chung; dau hieu; la gi`),
  supposed: list(`
    if {who}? {occur}; if there is|are; in the event of; should i|he|she ever; what happens if|when; what ..4 do
    if|when; what ..4 happen|happens if|when; si me|le da|diera; si tengo; neu toi|bi; もし; になったら`),
  general: list(`
    is|are ..7 serious|dangerous|normal|common|fatal|deadly|harmful|treatable|emergency; is|are ..7
    sign|signs|symptom|symptoms|effect|effects of; is it normal|common|usual; does|do|can|could|will|would ..5
    make|makes|give|gives|cause ..2 you|your|people|someone; is|are|does|do ..6 always; how|when|why is|are|do|does;
    how serious|dangerous|common|urgent is|are`),
  'supposed-before': list(`
    what|where|who ..2 should|do|can|would|must i|we|you`),
  own: list(`
    this; these; my; i am; i have; i feel; i keep; i had; i just; i cannot; i think; he is|has|keeps; she
    is|has|keeps; since; for # minutes|hours|days|mins|hrs; right now; tonight; started; mi; tengo; me duele;
    toi bi|dang`),
};

const compile = phraseCompiler(classes);
const matcher = createMatcher<CueKind>(
  Object.entries(cues).flatMap(([kind, phrases]) =>
    phrases.map((phrase) => ({ steps: compile(phrase), of: kind as CueKind })),
  ),
);

export interface Cue {
  kind: CueKind;
  from: number;
  to: number;
}

/** Cues of a message, in order. */
export function findCues(tokens: Token[], clauses: Clause[]): Cue[] {
  const found = matcher.find(tokens, clauses).map(({ of, from, to }) => ({ kind: of, from, to }));
  const years = tokens.flatMap((token, i) => {
    const isYear =
      token.value !== undefined && token.value >= 1930 && token.value <= 2100 && Number.isInteger(token.value);
    return isYear && /^(in|back|of|year|en|el|nam|from)$/.test(tokens[i - 1]?.text ?? '')
      ? [{ kind: 'past' as const, from: i - 1, to: i + 1 }]
      : [];
  });
  return [...found, ...years].sort((a, b) => a.from - b.from);
}
