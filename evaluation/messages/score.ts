/** Scores played messages as the data folder's README says ("How messages are scored"). */
import { isEmergency } from '../../triage/ratchet.js';
import { share, type Share } from '../interval.js';
import { isEmergencyLevel } from '../levels.js';
import type { Judged } from './row.js';

/** Only emergency levels are acceptable. */
export const isEmergencyRow = ({ row }: Judged): boolean => row.accept.every(isEmergencyLevel);
const isCalmRow = ({ row }: Judged): boolean => !row.accept.some(isEmergencyLevel);

const toldEmergency = ({ played }: Judged): boolean => isEmergency(played.disposition);
const atOnce = (one: Judged): boolean =>
  toldEmergency(one) || (one.row.crisis && one.played.crisis && one.played.nurse === 'opened');
const byCheck = (one: Judged): boolean => !atOnce(one) && one.played.check !== null;
const byCase = (one: Judged): boolean => !atOnce(one) && !byCheck(one) && one.played.nurse === 'opened';
const broughtIn = ({ played }: Judged): boolean => played.nurse === 'opened' || played.nurse === 'pushed';

export type Verdict = 'at-once' | 'by-check' | 'by-case' | 'silent';

export function verdict(one: Judged): Verdict {
  return atOnce(one) ? 'at-once' : byCheck(one) ? 'by-check' : byCase(one) ? 'by-case' : 'silent';
}

export interface MessageMetrics {
  rows: number;
  caughtAtOnce: Share;
  /** At once, by check or by case. */
  caught: Share;
  caughtAtOnceOrByCheck: Share;
  silentL5: Share;
  falseAlarms: Share;
  needlessChecks: Share;
  nurseRecall: Share;
  overReferral: Share;
  needlessOffers: Share;
  crisisShown: Share;
  crisisElsewhere: Share;
}

function shareOf(rows: Judged[], hit: (one: Judged) => boolean): Share {
  return share(rows.filter(hit).length, rows.length);
}

export function score(rows: Judged[]): MessageMetrics {
  const emergencies = rows.filter(isEmergencyRow);
  const calm = rows.filter(isCalmRow);
  const noNurse = calm.filter(({ row }) => row.nurse === false);
  return {
    rows: rows.length,
    caughtAtOnce: shareOf(emergencies, atOnce),
    caught: shareOf(emergencies, (one) => verdict(one) !== 'silent'),
    caughtAtOnceOrByCheck: shareOf(emergencies, (one) => atOnce(one) || byCheck(one)),
    silentL5: shareOf(
      emergencies.filter(({ row }) => row.level === 'L5'),
      (one) => verdict(one) === 'silent',
    ),
    falseAlarms: shareOf(calm, toldEmergency),
    needlessChecks: shareOf(calm, ({ played }) => played.check !== null),
    nurseRecall: shareOf(
      rows.filter(({ row }) => row.nurse === true),
      broughtIn,
    ),
    overReferral: shareOf(noNurse, broughtIn),
    needlessOffers: shareOf(noNurse, ({ played }) => played.nurse === 'offered' && played.route !== 'not-covered'),
    crisisShown: shareOf(
      rows.filter(({ row }) => row.crisis),
      ({ played }) => played.crisis,
    ),
    crisisElsewhere: shareOf(
      rows.filter(({ row }) => !row.crisis),
      ({ played }) => played.crisis,
    ),
  };
}

/** The same figures for every value of a column. */
export function scoreBy(rows: Judged[], column: (one: Judged) => string): Record<string, MessageMetrics> {
  const groups = new Map<string, Judged[]>();
  for (const one of rows) groups.set(column(one), [...(groups.get(column(one)) ?? []), one]);
  return Object.fromEntries(
    [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([name, group]) => [name, score(group)]),
  );
}
