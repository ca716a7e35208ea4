/** How long, in the words of a patient ("since yesterday", "about two weeks", "a few hours") → minutes. */
import type { Token } from '../tokens.js';
import { minutesOf } from '../units.js';

const hour = minutesOf['hour']!;
const day = minutesOf['day']!;
const unitMinutes: Record<string, number> = {};
const units = 'minute min mins hour hr hrs h day d week wk wks w month mth mths mo year yr yrs'.split(' ');
for (const [name, minutes] of [
  ...units.map((unit) => [unit, minutesOf[unit]!] as const),
  ['night', day] as const,
  ['fortnight', 14 * day] as const,
])
  unitMinutes[name] = unitMinutes[`${name}s`] = minutes;

/** How many a word stands for before a unit; cautious guesses where it is vague. */
const counts: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  last: 1,
  past: 1,
  couple: 2,
  few: 3,
  several: 5,
  many: 7,
  half: 0.5,
};
const skipped = new Set('of the about around nearly almost over more than'.split(' '));
/** "three times a day", "every two hours": how often, not how long. */
const rates = new Set('times time once twice every each per'.split(' '));

/** Words and pairs that are a time by themselves. */
const moments: Record<string, number> = {
  yesterday: day,
  overnight: 12 * hour,
  tonight: 3 * hour,
  today: 8 * hour,
  'last night': 12 * hour,
  'this morning': 8 * hour,
  'this afternoon': 4 * hour,
  'this evening': 3 * hour,
  'all day': 12 * hour,
  'all night': 12 * hour,
  'all week': 7 * day,
  'this week': 5 * day,
  'just now': 15,
  'just started': 15,
  ages: 60 * day,
  forever: 365 * day,
};
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Days since the last such weekday; the same weekday as today is a week ago. */
function since(weekday: number, now: number): number {
  const today = new Date(now).getUTCDay();
  return ((today - weekday + 7) % 7 || 7) * day;
}

function countBefore(tokens: readonly Token[], at: number): number | undefined {
  const isRate = (i: number): boolean => rates.has(tokens[i]?.text ?? '');
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    const { text, value } = tokens[i]!;
    if (isRate(i) || isRate(i - 1)) return undefined;
    if (value !== undefined) return value;
    if ((text === 'a' || text === 'an') && tokens[i - 1]?.text === 'half') return counts['half'];
    if (Object.hasOwn(counts, text)) return counts[text];
    if (!skipped.has(text)) break;
  }
  // "for days", "weeks now": some, without a number.
  return tokens[at]!.text.endsWith('s') ? counts['few'] : undefined;
}

/** "3 years old", "a 3 year boy", "aged 6 months": how old, not how long. */
function tellsAge(tokens: readonly Token[], at: number): boolean {
  const [next, count, before] = [tokens[at + 1]?.text, tokens[at - 1]?.value ?? 0, tokens[at - 2]?.text ?? ''];
  return next === 'old' || /^(age|aged|turned)$/.test(before) || (count > 1 && /^(year|yr)$/.test(tokens[at]!.text));
}

/** All lengths of time that the tokens tell, in minutes. `now` (UTC ms) gives the weekday its distance. */
export function durationsIn(tokens: readonly Token[], now: number): number[] {
  return tokens.flatMap(({ text }, i): number[] => {
    const pair = `${text} ${tokens[i + 1]?.text ?? ''}`;
    const moment = Object.hasOwn(moments, pair)
      ? moments[pair]
      : Object.hasOwn(moments, text)
        ? moments[text]
        : undefined;
    if (moment !== undefined) return [moment];
    const weekday = weekdays.indexOf(text);
    if (weekday >= 0) return [since(weekday, now)];
    if (!Object.hasOwn(unitMinutes, text) || pair === 'night sweats') return [];
    const before = tokens[i - 1]?.text;
    if (before === 'all' || before === 'this' || (before === 'last' && text === 'night')) return [];
    if (tellsAge(tokens, i)) return [];
    const count = countBefore(tokens, i);
    return count === undefined ? [] : [Math.round(count * unitMinutes[text]!)];
  });
}
