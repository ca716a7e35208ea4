/** `evaluate -- deidentify`: what de-identification removes of marked messages, and what it removes wrongly. */
import { readJsonLines } from '../jsonLines.js';
import { shareText } from '../interval.js';
import { deidentifyRow, readMarks } from './row.js';
import { scoreDeidentify } from './score.js';
import type { DeidentifyReport } from './score.js';

/** @param file marked messages; also real ones without marks, where every word removed counts as removed wrongly */
export async function evaluateDeidentify(file: string): Promise<DeidentifyReport> {
  return scoreDeidentify((await readJsonLines(file, deidentifyRow)).map(readMarks));
}

/** @param read with the rows that the figures speak against */
export function describeDeidentify({ metrics, faults }: DeidentifyReport, read: boolean): string {
  return [
    `${metrics.messages} messages, ${metrics.innocent} of them with nothing to hide`,
    `identifiers removed whole   ${shareText(metrics.recall)}`,
    `… under the right kind      ${shareText(metrics.rightKind)}`,
    `messages wholly clean       ${shareText(metrics.cleanMessages)}`,
    `innocent words removed      ${shareText(metrics.removedWrongly)}`,
    ...Object.entries(metrics.recallPerKind).map(([kind, one]) => `  ${kind.padEnd(10)} ${shareText(one)}`),
    ...(read ? faults.map(({ id, fault, kind, words }) => `${id} ${fault} ${kind}: ${words}`) : []),
  ].join('\n');
}
