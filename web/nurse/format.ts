import { words } from './words';

const minute = 60_000;

/** A span in words a nurse can take in at a glance: minutes below an hour, days above two. */
export function span(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / minute);
  if (minutes < 1) return words.time.under1;
  if (minutes < 60) return words.time.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.time.hours(hours, minutes % 60) : words.time.days(Math.floor(hours / 24));
}

const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** Clock time, with the day when it is not today; in the reader's own time zone and habit. */
export function clock(iso: string, now: number): string {
  const at = new Date(iso);
  const time = at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  if (sameDay(at, new Date(now))) return time;
  return `${at.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })}, ${time}`;
}
