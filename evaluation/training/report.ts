/** What the validation part says of a trained reader: its thresholds, and how much it sees. */
import type { SecondReaderFile } from '../../knowledge/secondReader.js';
import { createSecondReader, type ReaderModel } from '../../triage/reader/secondReader.js';
import { isEmergencyText, isRiskyText, type CorpusRow } from './corpus.js';
import { auc, thresholdFor } from './measure.js';

export interface Validated {
  thresholds: SecondReaderFile['thresholds'];
  lines: string[];
}

/** @param budget shares of calm messages that may be suspected */
export function validate(
  heads: Omit<ReaderModel, 'thresholds'>,
  rows: readonly CorpusRow[],
  budget: SecondReaderFile['budget'],
): Validated {
  const reader = createSecondReader({ ...heads, thresholds: { danger: 0, besideProtocol: 0, risky: 0 } });
  const read = rows.map((row) => ({ row, ...reader.probabilities(row.text) }));
  const emergencies = read.filter(({ row }) => isEmergencyText(row));
  const calm = read.filter(({ row }) => row.danger === null);
  const risky = read.filter(({ row }) => isRiskyText(row));
  const plain = calm.filter(({ row }) => !isRiskyText(row));
  const dangers = (of: typeof read): number[] => of.map(({ danger }) => danger);
  const risks = (of: typeof read): number[] => of.map((one) => one.risky);
  const thresholds = {
    danger: thresholdFor(dangers(calm), budget.danger),
    beside_protocol: thresholdFor(dangers(calm), budget.beside_protocol),
    risky: thresholdFor(risks(plain), budget.risky),
  };
  const share = (of: typeof read, hit: (one: (typeof read)[number]) => boolean): string => {
    const hits = of.filter(hit).length;
    return `${((100 * hits) / of.length).toFixed(1)} % (${hits}/${of.length})`;
  };
  const from = (threshold: number) => (one: { danger: number }) => one.danger >= threshold;
  return {
    thresholds,
    lines: [
      `danger: AUC ${auc(dangers(emergencies), dangers(calm)).toFixed(4)}`,
      `  emergencies suspected: ${share(emergencies, from(thresholds.danger))} from ${thresholds.danger}`,
      `  beside a protocol: ${share(emergencies, from(thresholds.beside_protocol))} from ${thresholds.beside_protocol}`,
      `  right cluster: ${share(emergencies, (one) => one.cluster === one.row.cluster)}`,
      `risky questions: AUC ${auc(risks(risky), risks(plain)).toFixed(4)}`,
      `  seen: ${share(risky, (one) => one.risky >= thresholds.risky)} from ${thresholds.risky}`,
    ],
  };
}
