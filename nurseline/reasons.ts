import { casePriorities, type CasePriority, type CaseReason } from '../storage/types.js';

/** What a reason's code (`RF02.1`, `Q2`, `person-wanted`, …) means to a nurse; handed in from the rules' own files. */
export type DescribeCode = (code: string) => { label: string; priority?: CasePriority };

const rank = (describe: DescribeCode, reason: CaseReason): number =>
  casePriorities.indexOf(describe(reason.code).priority ?? 'P4');

/** The reasons of a case, most pressing first; equal ones as they came. */
export function byPressure(reasons: readonly CaseReason[], describe: DescribeCode): CaseReason[] {
  return [...reasons].sort((a, b) => rank(describe, a) - rank(describe, b) || a.seq - b.seq);
}

const queueWords = 160;

/** Cut at a whole character, with an ellipsis; line breaks become spaces. */
export function short(text: string, length: number): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}

/** One plain line for the queue: the patient's own words of the most pressing reason and what the code means. */
export function reasonLine(reasons: readonly CaseReason[], describe: DescribeCode): string {
  const first = byPressure(reasons, describe)[0];
  if (!first) return '';
  const { label } = describe(first.code);
  const said = short(first.words, queueWords);
  return said === '' ? label : `“${said}” (${label})`;
}
