/**
 * Numbers with units → canonical quantities, and which of them are plausible. The one place where units are read.
 * Canonical: temperature C · glucose mmol/L · oxygen % · age months · pregnancy-weeks weeks · duration minutes ·
 * blood-pressure mmHg (systolic, or diastolic) · heart-rate /min · count.
 */
import type { QuantityKind } from './schemas.js';
import type { Quantity } from './types.js';
import { breaks, type Token } from './tokens.js';

const minutesOf: Record<string, number> = {};
const define = (minutes: number, names: string): void => {
  for (const name of names.split(' ')) minutesOf[name] = minutes;
};
define(1 / 60, 's sec secs second seconds segundo segundos giay');
define(1, 'm min mins minute minutes minuto minutos phut 分');
define(60, 'h hr hrs hour hours hora horas gio tieng 時');
define(1440, 'd day days dia dias ngay 日');
define(10080, 'w wk wks week weeks semana semanas tuan 週');
define(43830, 'mo mos mth mths month months mes meses thang 月');
define(525960, 'y yr yrs yo yrd year years ano anos nam tuoi 年 歳 才');

const fahrenheit = new Set(['f', 'fahrenheit', '℉']);
const celsius = new Set(['c', 'celsius', 'centigrade', '℃', 'do', '度']);
const skipped = new Set([
  'degrees',
  'degree',
  'deg',
  'degs',
  'grados',
  'do',
  '°',
  'o',
  'ヶ',
  'カ',
  'か',
  'ヵ',
  'in',
  'full',
]);
const olds = new Set('old age aged edad vida'.split(' '));
const selves = new Set(['am', 'be']);

/** Bounds of what a body can show, in canonical units. Outside them a number means something else. */
const plausible: Record<QuantityKind, readonly [number, number]> = {
  temperature: [25, 45],
  age: [0, 1440],
  duration: [0, 525960 * 100],
  oxygen: [40, 100],
  glucose: [0.3, 100],
  'blood-pressure': [40, 300],
  'blood-pressure-diastolic': [20, 200],
  'pregnancy-weeks': [1, 44],
  'heart-rate': [15, 320],
  count: [0, 100000],
};

/** Unit in which the numbers of a kind stand. */
export const canonicalUnit: Record<QuantityKind, string> = {
  temperature: 'C',
  age: 'months',
  duration: 'minutes',
  oxygen: '%',
  glucose: 'mmol/L',
  'blood-pressure': 'mmHg',
  'blood-pressure-diastolic': 'mmHg',
  'pregnancy-weeks': 'weeks',
  'heart-rate': '/min',
  count: 'count',
};

const monthsPerMinute = 1 / 43830;
const mgPerMmol = 18.016;

/** The unit word after a number: directly, or after "degrees" and the like. */
function unitAfter(tokens: Token[], at: number): string {
  for (let i = at + 1; i <= at + 2; i++) {
    const token = tokens[i];
    if (token === undefined || token.before >= breaks.comma) return '';
    // "85 y le cuesta": the Spanish "and" is no year, "26y" is one.
    if (token.text === 'y' && token.start !== tokens[at]!.end && !/^o(ld)?$/.test(tokens[i + 1]?.text ?? '')) return '';
    if (skipped.has(token.text) && i === at + 1 && tokens[i + 1]?.before === breaks.none) {
      if (
        Object.hasOwn(minutesOf, tokens[i + 1]!.text) ||
        fahrenheit.has(tokens[i + 1]!.text) ||
        celsius.has(tokens[i + 1]!.text)
      )
        continue;
    }
    return token.text;
  }
  return '';
}

function temperature(value: number, unit: string): number {
  if (fahrenheit.has(unit)) return (value - 32) / 1.8;
  if (celsius.has(unit) && value <= 45) return value;
  // Without a unit the body decides.
  return value >= 93 && value <= 115 ? (value - 32) / 1.8 : value;
}

function glucose(value: number, tokens: Token[], at: number): number {
  const unit = tokens.slice(at + 1, at + 4).map((t) => t.text);
  if (unit[0] === 'mg' || unit[0] === 'mgdl') return value / mgPerMmol;
  if (unit[0]?.startsWith('mmol')) return value;
  // No meter shows 40 mmol/L as a number, and nobody awake has 2 mg/dL.
  return value >= 40 ? value / mgPerMmol : value;
}

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
function tellsReading(tokens: Token[], at: number): boolean {
  if (Object.hasOwn(minutesOf, unitAfter(tokens, at))) return false;
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    if (tokens[i + 1]!.before >= breaks.comma) return false;
    if (instruments.has(tokens[i]!.text)) return true;
  }
  return false;
}
/** "8 months pregnant" is no age. */
const pregnancy = new Set('pregnant gone along into'.split(' '));

/** Age in months. Weeks, months and days are an age only beside "old" or "aged", or when somebody else is spoken of. */
function age(value: number, unit: string, tokens: Token[], at: number): number | undefined {
  if (unit === 'f' || unit === 'm') return tellsSex(tokens, at) ? value * 12 : undefined;
  if (pregnancy.has(tokens[at + 2]?.text ?? '') || tellsReading(tokens, at)) return undefined;
  const minutes =
    Object.hasOwn(minutesOf, unit) && unit !== 'm' && unit !== 's' && unit !== 'h' ? minutesOf[unit]! : undefined;
  if (minutes === undefined) {
    // A bare whole number is years; "38.3" and a number with another unit ("26 mg", "12 hours") are no age.
    return !Number.isInteger(value) ||
      unit === '%' ||
      unit === 'mg' ||
      unit === 'ml' ||
      unit === 'mcg' ||
      unit === 'times' ||
      unit === 'h'
      ? undefined
      : value * 12;
  }
  if (minutes < 1440) return undefined;
  const said = olds.has(tokens[at + 2]?.text ?? '') || olds.has(tokens[at - 1]?.text ?? '');
  const ofSelf = selves.has(tokens[at - 1]?.text ?? '') && tokens[at - 2]?.text === 'i';
  if (minutes < 525960 && ofSelf && !said) return undefined;
  return value * minutes * monthsPerMinute;
}

function diastolic(token: Token, tokens: Token[], at: number): number | undefined {
  if (token.second !== undefined) return token.second;
  const over = tokens[at + 1]?.text;
  return over === 'over' || over === 'on' || over === 'sobre' || over === 'tren' || over === 'の'
    ? tokens[at + 2]?.value
    : undefined;
}

function convert(kind: QuantityKind, tokens: Token[], at: number): number | undefined {
  const token = tokens[at]!;
  const value = token.value!;
  const unit = unitAfter(tokens, at);
  const minutes = Object.hasOwn(minutesOf, unit) ? minutesOf[unit] : undefined;
  switch (kind) {
    case 'temperature':
      return minutes !== undefined && unit !== 'h' ? undefined : temperature(value, unit);
    case 'glucose':
      return glucose(value, tokens, at);
    case 'age':
      return age(value, unit, tokens, at);
    case 'duration':
      return minutes === undefined ? undefined : value * minutes;
    case 'pregnancy-weeks':
      if (minutes === 43830) return value * 4.345;
      return minutes === undefined || minutes === 10080 ? value : minutes === 1440 ? value / 7 : undefined;
    case 'blood-pressure':
      return value;
    case 'blood-pressure-diastolic':
      return diastolic(token, tokens, at);
    case 'oxygen':
    case 'heart-rate':
    case 'count':
      return minutes === undefined || unit === 's' || unit === 'm' ? value : undefined;
  }
}

/** The quantity of a kind that the number at a token gives, or undefined when it cannot be one. */
export function readQuantity(kind: QuantityKind, tokens: Token[], at: number): Quantity | undefined {
  if (tokens[at]?.value === undefined) return undefined;
  const value = convert(kind, tokens, at);
  if (value === undefined || Number.isNaN(value)) return undefined;
  const [least, most] = plausible[kind];
  if (value < least || value > most) return undefined;
  return { value: Math.round(value * 100) / 100, unit: canonicalUnit[kind] };
}

/** The quantity nearest to a match without `#`: inside it, then up to three tokens after, then two before. */
export function quantityBeside(
  kind: QuantityKind,
  tokens: Token[],
  from: number,
  to: number,
): { at: number; quantity: Quantity } | undefined {
  const order: number[] = [];
  for (let i = from; i < Math.min(to + 3, tokens.length) && !(i >= to && tokens[i]!.before >= breaks.sentence); i++)
    order.push(i);
  for (let i = from - 1; i >= Math.max(0, from - 2) && tokens[i + 1]!.before < breaks.sentence; i--) order.push(i);
  for (const at of order) {
    const quantity = readQuantity(kind, tokens, at);
    if (quantity !== undefined) return { at, quantity };
  }
  return undefined;
}
