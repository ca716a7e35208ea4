/**
 * Numbers with units → canonical quantities, and which of them are plausible. The one place where units are read.
 * Canonical: temperature C · glucose mmol/L · oxygen % · age months · pregnancy-weeks weeks · duration minutes ·
 * blood-pressure mmHg (systolic, or diastolic) · heart-rate /min · count.
 */
import { age } from './age.js';
import type { QuantityKind } from './schemas.js';
import type { Quantity } from './types.js';
import { breaks, type Token } from './tokens.js';
import { celsius, fahrenheit, minutesOf, unitAfter } from './units.js';

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

const mgPerMmol = 18.016;

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

function diastolic(token: Token, tokens: Token[], at: number): number | undefined {
  if (token.second !== undefined) return token.second;
  const over = tokens[at + 1]?.text;
  return over === 'over' || over === 'on' || over === 'sobre' || over === 'tren' || over === 'の'
    ? tokens[at + 2]?.value
    : undefined;
}

/** The days of "8+3 weeks", "8 weeks and 3 days". */
function daysBeside(tokens: Token[], at: number): number {
  const { plus } = tokens[at]!;
  if (plus !== undefined) return plus;
  const days = /^(and|plus)$/.test(tokens[at + 2]?.text ?? '') ? at + 3 : at + 2;
  const unit = tokens[days + 1]?.text ?? '';
  const value = tokens[days]?.value ?? 0;
  return minutesOf[unit] === 1440 && value < 7 ? value : 0;
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
      return minutes === undefined || minutes === 10080
        ? value + daysBeside(tokens, at) / 7
        : minutes === 1440
          ? value / 7
          : undefined;
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
