import { loadContent } from '../../knowledge/load.js';
import { createSecondReader } from '../../triage/reader/secondReader.js';
import { createTriage } from '../../triage/triage.js';
import type { Finding } from '../../triage/types.js';
import { readFlags, WrongUse } from './knowledgeVerb.js';
import type { Verb } from './knowledgeVerb.js';

const ngramsShown = 12;
const percent = (probability: number): string => `${(100 * probability).toFixed(1)} %`;

/** Tells what Careline makes of a text as a first message: findings, rules, checks, risky questions, second reader. */
export const explain: Verb = {
  usage: '"<text>"',
  run(args, { root, approverKeys, clock, out }) {
    const { positionals } = readFlags(args, {});
    const [text] = positionals;
    if (text === undefined || positionals.length > 1) throw new WrongUse('Give one text, in quotation marks.');
    const content = loadContent(root, { profile: 'demo', approverKeys, now: clock.now() });
    const triage = createTriage(content);
    const screening = triage.screen(text, { records: [], seq: 1 });
    const list = (title: string, lines: string[]): void => {
      out(`${title}:${lines.length === 0 ? ' none' : ''}`);
      for (const line of lines) out(`  ${line}`);
    };
    list('Findings', screening.findings.map(findingLine));
    list(
      'Red flags',
      screening.firings.map(({ rule, disposition, subject, findings }) => {
        return `${rule} ${disposition} (${subject}) on ${findings.join(', ')}`;
      }),
    );
    list(
      'Checks due',
      screening.checks.map(({ check, subject }) => `${check} (${subject})`),
    );
    list(
      'Risky questions',
      triage.risky(text, screening).map(({ rule, priority, words }) => `${rule} ${priority}: “${words}”`),
    );
    list(
      'Protocols',
      screening.records.flatMap((record) => triage.protocols(record).map(({ id }) => `${id} (${record.subject})`)),
    );
    if (!content.readerModel) return 0;
    const reader = createSecondReader(content.readerModel);
    const { danger, risky, cluster } = reader.probabilities(text);
    const { thresholds } = content.readerModel;
    out(`Second reader: danger ${percent(danger)} (asks from ${percent(thresholds.danger)}), most like ${cluster};`);
    out(`  risky question ${percent(risky)} (offers a nurse from ${percent(thresholds.risky)})`);
    list(
      'What weighed most (+ for danger)',
      reader
        .explain(text, ngramsShown)
        .map(({ ngram, weight }) => `${weight < 0 ? '' : '+'}${weight.toFixed(2)} ${ngram}`),
    );
    return 0;
  },
};

function findingLine({ id, concept, status, subject, time, words, quantity }: Finding): string {
  const amount = quantity ? ` ${quantity.value} ${quantity.unit}` : '';
  return `${id} ${concept}${amount}: ${status}, ${time}, ${subject}: “${words}”`;
}
