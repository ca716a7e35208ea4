/** Children who are named by their age or by a pet name, and those who are only a date in somebody's life. */
import { namesAnimal } from './animals.js';
import { personOf, pronouns, type Person } from './relations.js';
import { breaks, type Token } from './tokens.js';

const ageUnits = new Set(
  'day days week weeks wk wks month months mo mos mth mths year years yr yrs yo yrold y'.split(' '),
);
/** The youngest who speaks for themselves: a bare age above it may be the writer's. */
const adult = 16;
/** "my 20yo" is somebody's child; "my 60yo" is somebody. */
const grown = 40;
/** How far on the person stands that an age describes: "my 80 yo frail mum". */
const described = 4;

/** The child of "3 day old", "2yo", and the somebody of "my 17yo": no relation was named. Adults' ages name nobody. */
export function childByAge(tokens: readonly Token[], i: number): Person | undefined {
  const unit = tokens[i + 1]?.text ?? '';
  const value = tokens[i]?.value;
  if (value === undefined || !ageUnits.has(unit)) return undefined;
  const next = tokens[i + 2]?.text ?? '';
  const yo = unit === 'yo' || unit === 'yrold' || (unit === 'y' && next === 'o');
  if (!yo && next !== 'old') return undefined;
  for (let k = i + 2; k <= i + described && (tokens[k]?.before ?? breaks.sentence) === breaks.none; k++)
    if (namesAnimal(tokens, k)) return undefined;
  const years = unit.startsWith('y');
  const previous = tokens[i - 1]?.text ?? '';
  if (years && value >= adult) {
    if (!/^(my|our)$/.test(previous)) return undefined;
    for (let k = i + 2; k <= i + 2 + described; k++)
      if (personOf(tokens[k]?.text ?? '') !== undefined) return undefined;
    return { subject: value < grown ? 'child' : 'person', generic: true };
  }
  // "I am 12 years old", "she is 12 days old": the pronoun says who.
  const doer = tokens[i - 2]?.text ?? '';
  if (/^(am|was|is)$/.test(previous) && (doer === 'i' || Object.hasOwn(pronouns, doer))) return undefined;
  return { subject: years ? 'child' : 'baby', child: true, generic: true };
}

/** "my little one", "our youngest". */
export function littleOne(tokens: readonly Token[], i: number): Person | undefined {
  const previous = tokens[i - 1]?.text ?? '';
  const named =
    (tokens[i]!.text === 'one' && previous === 'little') ||
    (/^(youngest|eldest|oldest)$/.test(tokens[i]!.text) && previous === 'my');
  return named ? { subject: 'child', child: true, generic: true } : undefined;
}

/** "I had a baby": about the mother; "I have a 3 month old" is about the child. */
const expected = new Set(
  'had a,having a,have a,expecting a,had our,had my,had the,having our,having my,having the,delivered my,delivered our,delivered a,tuve un'.split(
    ',',
  ),
);
const dating = /^(since|after|before|until)$/;
const arrival = /^(born|arrived|came|birth|arrival)$/;

/** "as a child I had": the writer, or whoever is spoken of, long ago. */
export function isChildhood(tokens: readonly Token[], at: number): boolean {
  if (tokens[at - 1]?.text !== 'a') return false;
  return tokens[at - 2]?.text === 'as' || (tokens[at - 2]?.text === 'was' && tokens[at - 3]?.text === 'i');
}

/** "since my son was born", "low since the baby", "as a child": a time in somebody's life, and nobody of its own. */
export function datesOnly(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.value !== undefined) return false;
  if (isChildhood(tokens, at)) return true;
  const previous = tokens[at - 1]?.text ?? '';
  const second = tokens[at - 2]?.text ?? '';
  if (expected.has(`${second} ${previous}`)) return true;
  if (second === 'of' && tokens[at - 3]?.text === 'birth') return true;
  if (!dating.test(previous) && !(dating.test(second) && /^(my|our|the|his|her|a)$/.test(previous))) return false;
  const next = tokens[at + 1];
  if (next === undefined || next.before >= breaks.comma || /^(and|but|i)$/.test(next.text)) return true;
  return arrival.test(next.text) || (/^(was|is|has)$/.test(next.text) && arrival.test(tokens[at + 2]?.text ?? ''));
}
