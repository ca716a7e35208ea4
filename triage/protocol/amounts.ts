/** Amounts of a protocol: as its file writes them, as numbers, and in words again. */
import { minutesOf } from '../units.js';
import type { Question } from './schema.js';

/** In which unit the numbers of a kind with words ("3 months") stand; durations are minutes. */
const wordUnit: Partial<Record<string, number>> = { age: minutesOf['month']!, 'pregnancy-weeks': minutesOf['week']! };

/** The number of an amount ("3 days", 38.5) in the unit of its question. */
export function amountOf(question: Question, amount: number | string): number {
  if (typeof amount === 'number') return amount;
  const [count, word] = amount.split(' ') as [string, string];
  const unit = question.kind === 'number' ? (wordUnit[question.of] ?? Number.NaN) : 1;
  return (Number(count) * minutesOf[word.replace(/s$/, '')]!) / unit;
}

/** A number in the words of its kind: months of age, minutes of duration. */
export function amountWords(question: Question, amount: number): string {
  const round = (value: number): number => Math.round(value * 10) / 10;
  if (question.kind === 'duration') {
    if (amount < 60) return `${amount} minutes`;
    if (amount < 2 * 1440) return `${round(amount / 60)} hours`;
    return amount < 14 * 1440 ? `${round(amount / 1440)} days` : `${round(amount / 10080)} weeks`;
  }
  if (question.kind === 'number' && question.of === 'age')
    return amount < 24 ? `${round(amount)} months` : `${round(amount / 12)} years`;
  return String(round(amount));
}
