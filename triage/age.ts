/** A number as an age in months: in years when bare, else in the unit beside it. */
import { personOf } from './relations.js';
import { breaks, type Token } from './tokens.js';
import { minutesOf, unitAfter } from './units.js';

const olds = new Set('old age aged edad vida'.split(' '));
const selves = new Set(['am', 'be']);
const monthsPerMinute = 1 / 43830;
/** "66F, crushing chest pain": at the start of a sentence, written as one, and no Fahrenheit. */
function tellsSex(tokens: Token[], at: number): boolean {
  const { before, end, value = 0 } = tokens[at]!;
  const opens = at === 0 || before >= breaks.sentence || tokens[at - 1]!.text === 'am';
  return opens && tokens[at + 1]!.start === end && Number.isInteger(value) && value >= 12 && value <= 92;
}
/** "His temp is 103", "blood pressure is 150": what is read off an instrument is no age. */
const instruments = new Set(
  'temp temps temperature fever thermometer pressure bp pulse rate sugar sugars glucose ketones oxygen sats weight'.split(
    ' ',
  ),
);
const who = new Set('i he she they'.split(' '));
function tellsReading(tokens: Token[], at: number): boolean {
  if (Object.hasOwn(minutesOf, unitAfter(tokens, at))) return false;
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    // "temp is 39, he is 3", "temp 39 he is 3"
    if (tokens[i + 1]!.before >= breaks.comma || who.has(tokens[i]!.text)) return false;
    if (instruments.has(tokens[i]!.text)) return true;
  }
  return false;
}
/** "8 months pregnant" is no age. */
const pregnancy = new Set('pregnant gone along into'.split(' '));

const adultYears = 16;
/** After these a number counts or measures something else. */
const otherUnits = new Set(
  '% mg ml mcg g times h c celsius centigrade degrees degree deg fever temp over kg kgs lb lbs pounds stone cm ft bpm mmol mmhg units puffs tablets pills drinks pints cigarettes strokes falls seizures mile miles km kms kilometers kilometres dollars bucks euros quid'.split(
    ' ',
  ),
);

/** Age in months. Weeks, months and days are an age only beside "old" or "aged", or when somebody else is spoken of. */
export function age(value: number, unit: string, tokens: Token[], at: number): number | undefined {
  if (unit === 'f' || unit === 'm') return tellsSex(tokens, at) ? value * 12 : undefined;
  if (pregnancy.has(tokens[at + 2]?.text ?? '') || tellsReading(tokens, at)) return undefined;
  const minutes =
    Object.hasOwn(minutesOf, unit) && unit !== 'm' && unit !== 's' && unit !== 'h' ? minutesOf[unit]! : undefined;
  const person = personOf(tokens[at - 1]?.text ?? '');
  // "dad 72" is his age; "dad 2 strokes", "wife 36 weeks" are none.
  const adult = person !== undefined && person.child !== true;
  if (adult && (minutes === undefined ? value < adultYears : minutes < 525960)) return undefined;
  if (minutes === undefined) {
    // A bare whole number is years; "38.3" and a number with another unit ("26 mg", "12 hours") are no age.
    return Number.isInteger(value) && !otherUnits.has(unit) ? value * 12 : undefined;
  }
  if (minutes < 1440) return undefined;
  const said = olds.has(tokens[at + 2]?.text ?? '') || olds.has(tokens[at - 1]?.text ?? '');
  const ofSelf = selves.has(tokens[at - 1]?.text ?? '') && tokens[at - 2]?.text === 'i';
  if (minutes < 525960 && ofSelf && !said) return undefined;
  // "5 months, 102.6": an age where the message opens with it, else a span of time.
  const opens = at === 0 || tokens[at]!.before >= breaks.sentence || person !== undefined;
  if (minutes < 525960 && !said && !opens && tokens[at + 2]?.value !== undefined) return undefined;
  return value * minutes * monthsPerMinute;
}
