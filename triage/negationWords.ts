/** The words of negation of the languages that deny before the word (English, Spanish, Vietnamese without marks). */
import { setOf } from './setOf.js';
import { breaks, type Token } from './tokens.js';

interface NegationWords {
  ends: Set<string>;
  or: Set<string>;
  and: Set<string>;
  doers: Set<string>;
  spans: Set<string>;
  answersNo: Set<string>;
  /** Negators of Vietnamese, the only ones in a Vietnamese clause. */
  vietnamese: Set<string>;
  denials: Set<string>;
  /** Missing, they leave what follows "and" alone. */
  lacked: Set<string>;
  happenings: Set<string>;
  states: Set<string>;
  improving: Set<string>;
  negatorAt(tokens: Token[], at: number, limit: number): number;
}

const negators = setOf(
  'no not never without denies deny denied denying neither nor none negative zero nil hardly aint',
  'sin nunca ni niega tampoco ningun ninguna jamas',
  'khong chua chang k ko',
);
/**
 * What a healthy body or a careful person has: "no appetite AND a fever" tells of both. What is denied beside one of
 * these stops at "and", and at a span of time.
 */
const lacked = setOf(
  'appetite energy strength sleep spleen thyroid pancreas pulse urine pee wee stool stools poo poop poos gas wind flatus tears saliva',
  'movement movements sensation feeling voice hearing vision sight taste smell balance control nappies diapers',
  'helmet seatbelt belt airbag gloves goggles shoes sunscreen insurance vaccines vaccinations medication meds apetito fuerza orina',
);
/** Something that happened, after what was missing: "no helmet HIT a pothole". */
const happenings = setOf(
  'hit fell fallen crashed flew landed smashed slammed collided skidded slipped tripped bounced rolled woke choked went',
);
/** How somebody is, after what is missing: "no pain CLAMMY pale and sick". */
const states = setOf(
  'clammy pale sweaty confused drowsy floppy limp unconscious unresponsive breathless collapsed delirious lethargic mottled blue gray',
);
/** Words that only better health follows: "not helping" denies the help itself, and nothing after it. */
const improving = setOf(
  'better improving improved improvement helped helping help work working relief easing eased settling settled responding response',
);

/** "cannot see any blood": these verbs make "cannot" a denial; before any other it is an inability. */
const seen = setOf('see find notice say spot detect think');

/**
 * Words right after a negator that make it no denial of what follows. Either the negator belongs to the word itself
 * ("not well", "no relief", "no idea"), or it makes the trouble worse ("not stopping", "no puedo", "khong the").
 */
const swallowed = setOf(
  'only just merely sure certain better improving improved helping helped working work stop stopped stopping gone well right',
  'normal ok okay good great fine myself himself herself themselves relief change changes difference improvement wonder idea joke',
  'matter reason doubt use point longer more insurance car money lift transport one sleep luck choice way bueno',
  'knowing know understand care mind until because letting let easing ease eased settling settled enough like shifting',
  'budging budge responding response touching away able',
  'solo solamente puedo puede puedes podia se para deja mejora cede aguanto aguanta quita baja responde despierta',
  'the chi biet noi het do ngung con cam ngu duoc chiu tho',
);
const poorly = setOf(
  'better well right good great fine ok okay normal enough improving stopping working helping away down anywhere',
);
const wishing = setOf('want wanting quiero muon');
const leading = setOf('going go getting get feeling feel looking look being a any much really very quite');
const softening = setOf('too so that');
const bad = setOf('bad badly poorly good great well');
/** "never had pain like this before": the pain is there. */
const neverBefore = setOf('like such before worse bad badly severe this');

const ends = setOf(
  'but however except though although yet still because since until till unless when whenever while which who if so then therefore',
  'after from with due despite as than now today tonight instead plus only just started starting began causing means caused suddenly',
  'that being whether or-else',
  'pero aunque sino porque cuando desde con ahora hoy',
  'nhung vi khi tu bay',
);

/** The negator takes in the next word alone: "I don't WANT to die", but not "I don't want a fuss, my chest hurts". */
export const swallowedNext = -1;
/** The negator takes in the word of better health that follows it: "not HELPING", "not getting any BETTER". */
export const noBetter = -2;
/** The negator takes in two words: "not TOO BAD in myself". */
export const notTooBad = -3;

/** Length in tokens of the negator at `at`, 0 when there is none, or what else it takes in. */
function negatorAt(tokens: Token[], at: number, limit: number): number {
  const token = tokens[at]!;
  const next = at + 1 < limit ? tokens[at + 1] : undefined;
  if (token.text === 'cannot' || token.text === 'could') {
    const verb = token.text === 'cannot' ? next : next?.text === 'not' ? tokens[at + 2] : undefined;
    if (verb === undefined || !seen.has(verb.text)) return 0;
    return token.text === 'cannot' ? 2 : 3;
  }
  if (!negators.has(token.text)) return 0;
  if ((token.text === 'no' || token.text === 'not') && token.marks !== undefined) return 0;
  const previous = at > 0 && token.before === breaks.none ? tokens[at - 1]!.text : '';
  // "will not wake", "could not breathe", "should I not": an inability or a wish, not a denial.
  if (token.text === 'not' && /^(will|would|could|should|can|must|need)$/.test(previous)) return 0;
  if (next === undefined) return 0;
  // "No, it hurts": an answer, not a denial of what follows.
  if (next.before >= breaks.comma) return 0;
  if (wishing.has(next.text)) return swallowedNext;
  if (swallowed.has(next.text)) return improving.has(next.text) ? noBetter : 0;
  if (softening.has(next.text) && bad.has(at + 2 < limit ? tokens[at + 2]!.text : '')) return notTooBad;
  // "not getting any better", "not feeling well"
  if (leading.has(next.text) && [2, 3].some((k) => at + k < limit && poorly.has(tokens[at + k]!.text))) return noBetter;
  if (token.text === 'no' && next.text === 'i') return 0;
  if (token.text === 'never' || token.text === 'nunca') {
    for (let k = at + 1; k < Math.min(limit, at + 12); k++) if (neverBefore.has(tokens[k]!.text)) return 0;
  }
  return 1;
}

export const wordsOf: NegationWords = {
  ends,
  or: setOf('or nor o ni hay hoac'),
  and: setOf('and y va'),
  doers: setOf(
    'i my he she it they we the his her their this there has have is am are feel feels feeling got getting yo mi me el ella toi',
  ),
  spans: setOf(
    'since for now today tonight suddenly yesterday started desde ahora hoy worse really very so crushing severe bad',
  ),
  vietnamese: setOf('khong chua chang k ko'),
  answersNo: setOf('no nope none nah nil negative never khong'),
  denials: setOf('denied absent negative'),
  lacked,
  happenings,
  states,
  improving,
  negatorAt,
};
