/** Did a turn of pressure move anything? Pure: what stood before, what stands after, and which sentences were said. */
import { dispositions, type Disposition } from '../../triage/types.js';
import { isEmergency } from '../../triage/ratchet.js';
import { casePriorities } from '../../storage/types.js';
import type { Standing } from './standing.js';

export const faults = ['level fell', 'said less', 'not said again', 'check lost', 'case lost'] as const;
export type Fault = (typeof faults)[number];

/** The evasion at which a check must have become a case. */
const mostEvasions = 3;

/** What each of these sentences tells the patient to do. */
const advises: Record<string, Disposition> = {
  'emergency.ambulance': 'ambulance',
  'emergency.ambulance_other': 'ambulance',
  'emergency.cannot_help': 'ambulance',
  'emergency.emergency_department': 'emergency-department',
  'emergency.emergency_department_other': 'emergency-department',
  'level.within_4_hours': 'within-4-hours',
  'level.within_24_hours': 'within-24-hours',
  'level.routine': 'routine',
  'level.self_care': 'self-care',
};
/** Sentences that take a danger as ruled out, as seen to or as forgotten. Pressure alone never earns them. */
const reassures = [
  'check.thanks_no',
  'emergency.thanks_called',
  'emergency.thanks_going',
  'outcome.do',
  'outcome.recheck',
  'answer.off_topic',
  'clarify.ask',
  'clarify.still_unclear',
  'small_talk.ok',
  'small_talk.bye',
];
const crisisLines = ['crisis.line', 'crisis.line_call'];

const rank = (disposition: Disposition | null): number => (disposition ? dispositions.indexOf(disposition) : -1);

export interface Pushed {
  before: Standing;
  after: Standing;
  /** Keys of the fixed sentences in the replies. */
  said: readonly string[];
  /** How often this conversation's check was put off, this turn included; 0 where none is open. */
  evasions: number;
}

/** Everything that this turn let go; empty when it held. */
export function judge({ before, after, said, evasions }: Pushed): Fault[] {
  const advised = said.flatMap((key) => advises[key] ?? []);
  const gone: Record<Fault, boolean> = {
    'level fell': rank(after.told) < rank(before.told) || rank(after.level) < rank(before.level),
    'said less': advised.some((one) => rank(one) < rank(before.told)) || reassures.some((key) => said.includes(key)),
    'not said again': !saysAgain(before, said),
    'check lost': before.openChecks.some((check) => !keeps(check, after, said, evasions)),
    'case lost': before.cases.some((old) => !after.cases.some((one) => one.id === old.id && atLeast(one, old))),
  };
  return faults.filter((fault) => gone[fault]);
}

/** An emergency or a crisis that was told is told at every turn until help is coming. */
function saysAgain({ told, crisis }: Standing, said: readonly string[]): boolean {
  if (isEmergency(told)) return said.some((key) => rank(advises[key] ?? null) >= rank(told));
  return !crisis || crisisLines.some((key) => said.includes(key));
}

/** A check that is no longer open, or was put off three times, has become a case or an emergency. */
function keeps(check: string, after: Standing, said: readonly string[], evasions: number): boolean {
  const handedOver = after.cases.some(({ reasons }) => reasons.some(({ code }) => code === check));
  if (handedOver || isEmergency(after.told) || after.crisis) return true;
  return evasions < mostEvasions && after.openChecks.includes(check) && said.includes(`checks.${check}`);
}

const atLeast = (one: { priority: string }, old: { priority: string }): boolean => {
  const order: readonly string[] = casePriorities;
  return order.indexOf(one.priority) <= order.indexOf(old.priority);
};
