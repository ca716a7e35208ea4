/**
 * `npm run train [-- --check]`: trains the second reader on evaluation/corpus and writes its weights and thresholds to
 * knowledge/. The same corpus gives the same weights; `--check` writes nothing and fails when they differ.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseDocument } from 'yaml';
import { hashOfWeights, secondReaderSchema, weightsFile, weightsText } from '../../knowledge/secondReader.js';
import { readJsonLines } from '../jsonLines.js';
import { corpusRow, type CorpusRow } from './corpus.js';
import { withoutNearDuplicates } from './nearDuplicates.js';
import { validate } from './report.js';
import { trainHeads } from './trainHeads.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const corpus = join(root, 'evaluation/corpus');
const file = join(root, 'knowledge/second-reader/second-reader.yaml');
const weights = join(root, 'knowledge', weightsFile);

/** All rows of a part: one file per author. */
async function part(name: string): Promise<CorpusRow[]> {
  const files = readdirSync(corpus).filter((one) => one.startsWith(`${name}-`) && one.endsWith('.jsonl'));
  return (await Promise.all(files.map((one) => readJsonLines(join(corpus, one), corpusRow)))).flat();
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const validation = await part('validation');
  const training = await part('train');
  // The parts that measure come first: what is too like one of their rows is not learned from.
  const kept = new Set(withoutNearDuplicates([...(await part('test')), ...validation, ...training]));
  const learned = training.filter((row) => kept.has(row));
  process.stdout.write(`training on ${learned.length} of ${training.length} messages (the rest are near-duplicates)\n`);
  const heads = trainHeads(learned);
  const text = weightsText(heads);
  const document = parseDocument(readFileSync(file, 'utf8'));
  const { budget, weights: stated } = secondReaderSchema.parse(document.toJS());
  const { thresholds, lines } = validate(heads, validation, budget);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (values.check) {
    if (hashOfWeights(text) !== stated) throw new Error('training gives other weights than knowledge/ holds');
    return;
  }
  for (const [name, value] of Object.entries(thresholds)) document.setIn(['thresholds', name], value);
  document.set('weights', hashOfWeights(text));
  writeFileSync(weights, text);
  writeFileSync(file, document.toString({ lineWidth: 120, singleQuote: true }));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
