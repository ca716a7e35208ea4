import { share, shareText, type Share } from '../interval.js';
import { trueKinds } from './operators/meaningKept.js';
import type { Fate, Played } from './play.js';

export interface ModeReport {
  replies: number;
  statements: { true: number; corrupted: number };
  /** Of the corrupted statements; the goal is none. */
  corruptedDelivered: Share;
  /** Of the true statements, as the model had them; the goal is 90 %. */
  trueDelivered: Share;
  /** The same by how far the words are from the page's; paraphrase mode only. */
  trueByKind: Record<string, Share>;
  /** The same and what the patient read in the section that was shown instead. */
  trueSeen: Share;
  /** Replies after which the section was shown word for word. */
  section: Share;
  concernLost: number;
  byOperator: Record<string, { label: Fate['label']; delivered: Share }>;
  through: Array<Pick<Fate, 'operator' | 'from' | 'text'>>;
  /** True ones that were held back, for reading. */
  held: Array<Pick<Fate, 'operator' | 'from' | 'text'>>;
}

export function modeReport(played: readonly Played[]): ModeReport {
  const fates = played.flatMap((one) => one.fates);
  const of = (label: Fate['label']): Fate[] => fates.filter((fate) => fate.label === label);
  const delivered = (some: readonly Fate[]): Share => share(some.filter((fate) => fate.delivered).length, some.length);
  const [honest, corrupted] = [of('true'), of('corrupted')];
  const operators = [...new Set(fates.map(({ label, operator }) => `${label} ${operator}`))].sort();
  const brief = ({ operator, from, text }: Fate): ModeReport['through'][number] => ({ operator, from, text });
  return {
    replies: played.length,
    statements: { true: honest.length, corrupted: corrupted.length },
    corruptedDelivered: delivered(corrupted),
    trueDelivered: delivered(honest),
    trueByKind: Object.fromEntries(
      Object.entries(trueKinds).flatMap(([kind, these]) => {
        const own = honest.filter((fate) => these.some(({ id }) => id === fate.operator));
        return own.length > 0 ? [[kind, delivered(own)]] : [];
      }),
    ),
    trueSeen: share(honest.filter((fate) => fate.delivered || fate.shownBySection).length, honest.length),
    section: share(played.filter((one) => one.section).length, played.length),
    concernLost: played.filter((one) => one.concernLost).length,
    byOperator: Object.fromEntries(
      operators.map((name) => {
        const [label, operator] = name.split(' ') as [Fate['label'], string];
        return [name, { label, delivered: delivered(of(label).filter((fate) => fate.operator === operator)) }];
      }),
    ),
    through: corrupted.filter((fate) => fate.delivered).map(brief),
    held: honest.filter((fate) => !fate.delivered).map(brief),
  };
}

/** @param read true: lists every corrupted statement that got through, and every true one that was held back */
export function describeMode(mode: string, report: ModeReport, read: boolean): string {
  const { replies, statements, corruptedDelivered, trueDelivered, trueSeen, section, concernLost } = report;
  const rows = Object.entries(report.byOperator).map(
    ([name, { delivered }]) => `| ${name} | ${shareText(delivered)} |`,
  );
  const list = (title: string, of: ModeReport['through']): string[] => [
    '',
    title,
    ...of.map(({ operator, from, text }) => `${operator}\n  < ${from}\n  > ${text}`),
  ];
  return [
    `${mode}: ${replies} replies, ${statements.true} true and ${statements.corrupted} corrupted statements`,
    `corrupted delivered: ${corruptedDelivered.hits} of ${corruptedDelivered.n} (95 %: at most ${((corruptedDelivered.high ?? 1) * 100).toFixed(3)} %; goal 0)`,
    `true delivered: ${shareText(trueDelivered)} (goal 90 %)`,
    ...Object.entries(report.trueByKind).map(([kind, one]) => `  ${kind}: ${shareText(one)}`),
    `  seen, with the section shown instead: ${shareText(trueSeen)}`,
    `replies that fell back to the section word for word: ${shareText(section)}; concern lost: ${concernLost}`,
    '',
    '| label and operator | delivered |',
    '| --- | --- |',
    ...rows,
    ...(read ? [...list('corrupted and delivered:', report.through), ...list('true and held back:', report.held)] : []),
  ].join('\n');
}
