/** Which protocol is for this person and complaint? */
import { currentTimes, readConcepts } from '../facts.js';
import { notAPerson, personOf } from '../relations.js';
import { holds } from '../rules.js';
import type { TriageRecord } from '../types.js';
import type { Protocol } from './schema.js';

/** From this age, in months, a person is an adult to protocols. */
export const adultFrom = 16 * 12;

/** A child by age, or, where no age was said, by what the person was called ("my son", "the baby"). */
function isChild(record: TriageRecord, lasting: ReadonlySet<string>): boolean {
  const facts = readConcepts(record, lasting);
  if (facts.measured('age', currentTimes, 0, adultFrom)) return true;
  if (facts.measured('age', currentTimes, adultFrom, Infinity)) return false;
  return personOf(record.subject)?.child === true;
}

/** Protocols that fit the record, the one to follow first. */
export function fittingProtocols(
  protocols: readonly Protocol[],
  record: TriageRecord,
  lasting: ReadonlySet<string>,
): Protocol[] {
  if (record.subject === notAPerson) return [];
  const facts = readConcepts(record, lasting);
  const who = isChild(record, lasting) ? 'child' : 'adult';
  return protocols
    .filter(({ starts }) => starts.who === 'anyone' || starts.who === who)
    .filter(({ starts }) => holds(starts.when, facts, currentTimes) !== null)
    .sort((a, b) => b.starts.rank - a.starts.rank || (a.id < b.id ? -1 : 1));
}
