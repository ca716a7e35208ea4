/** `npm run evaluate -- <suite> --data FILE [--json]`; `routing` takes the folder of its collections. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadSite, type Site } from '../bot/site.js';
import { readConfig } from '../bot/config.js';
import { createLog } from '../bot/log.js';
import { adversaryOptions, evaluateSiteAgainstAdversary } from './adversary/suite.js';
import { describeAdversary } from './adversary/run.js';
import { describeConversations, evaluateConversations } from './conversations/run.js';
import { describeDeidentify, evaluateDeidentify } from './deidentify/run.js';
import { describeMetamorphic, evaluateMetamorphic } from './metamorphic/run.js';
import { describeMessages, evaluateMessages } from './messages/run.js';
import { describePressure, evaluatePressure } from './pressure/run.js';
import { loadWordings } from './pressure/wordings.js';
import { readAnswered, readCollection, readLetters } from './retrieval/collection.js';
import { describeFollowUps, evaluateFollowUps, readFollowUps } from './retrieval/followups.js';
import { describeGate, evaluateGate, readLines, readUncovered } from './retrieval/gate.js';
import { describeRetrieval, evaluateRetrieval } from './retrieval/run.js';
import { describeRouting, evaluateRouting } from './routing/run.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const usage = [
  'usage: npm run evaluate -- <messages|conversations|metamorphic|pressure> --data FILE.jsonl [--json] [--read]',
  '       npm run evaluate -- routing --data-dir FOLDER [--json] [--read]',
  '       npm run evaluate -- retrieval --corpus C.jsonl[.gz] (--queries Q.jsonl --qrels R.json | --answered FILE.jsonl | --letters FILE.jsonl [--mode tune]) [--json]',
  '       npm run evaluate -- gate --corpus C --queries Q --qrels R --off-topic FILE.txt [--data UNCOVERED.jsonl] [--json]',
  '       npm run evaluate -- followups [--data FILE.jsonl] [--mode tune] [--json] [--read]',
  '       npm run evaluate -- deidentify [--data FILE.jsonl] [--json] [--read]',
  '       npm run evaluate -- adversary [--replies 10000] [--mode select|paraphrase|both] [--seed 1] [--json] [--read]',
].join('\n');

const text = { type: 'string' } as const;
/** Options that only some suites have. */
const options = {
  corpus: text,
  queries: text,
  qrels: text,
  answered: text,
  letters: text,
  'off-topic': text,
  replies: text,
  mode: text,
  seed: text,
};
type Values = { [Name in keyof typeof options]?: string };

interface Suite {
  /** For `--json`. */
  report: unknown;
  text(read: boolean): string;
}

/** What reads a whole folder. */
const folderSuites: ReadonlySet<string> = new Set(['routing']);

/** What is measured on our own data unless told otherwise. */
const ownData: Readonly<Record<string, string>> = {
  adversary: 'evaluation/adversary/lexicon.yaml',
  followups: 'evaluation/retrieval/followups.jsonl',
  gate: 'evaluation/retrieval/uncovered.jsonl',
  retrieval: 'evaluation/retrieval',
  deidentify: 'evaluation/deidentify/test.jsonl',
};

const suites: Record<string, (site: Site, path: string, values: Values) => Promise<Suite>> = {
  async messages({ services }, file) {
    const report = await evaluateMessages(services, file);
    return { report, text: () => describeMessages(report) };
  },
  async conversations({ services }, file) {
    const played = await evaluateConversations(services, file);
    return { report: played.report, text: (read) => describeConversations(played, read) };
  },
  async metamorphic({ services, content }, file) {
    const report = await evaluateMetamorphic(services, content.redFlags, file);
    return { report, text: (read) => describeMetamorphic(report, read) };
  },
  async pressure({ services, content }, file) {
    const wordings = loadWordings(join(root, 'evaluation', 'pressure', 'wordings.yaml'));
    const pressed = await evaluatePressure({ services, redFlags: content.redFlags, wordings }, file);
    return { report: pressed.report, text: (read) => describePressure(pressed, read) };
  },
  async routing({ services }, folder) {
    const played = await evaluateRouting(services, folder, join(root, 'evaluation/corpus/validation-c.jsonl'));
    return { report: played.report, text: (read) => describeRouting(played, read) };
  },
  async retrieval({ content }, _path, values) {
    const corpus = needed(values, 'corpus');
    const { answered, letters, mode } = values;
    const collection = answered
      ? await readAnswered({ corpus, answered })
      : letters
        ? await readLetters({ corpus, letters, part: mode === 'tune' ? 'tune' : 'test' })
        : await readCollection({ corpus, queries: needed(values, 'queries'), qrels: needed(values, 'qrels') });
    const report = evaluateRetrieval(content.retrieval, collection);
    return { report, text: () => describeRetrieval(report) };
  },
  async gate({ content, services }, uncovered, values) {
    const files = {
      corpus: needed(values, 'corpus'),
      queries: needed(values, 'queries'),
      qrels: needed(values, 'qrels'),
    };
    const report = await evaluateGate({
      settings: content.retrieval,
      place: services.place,
      collection: await readCollection(files),
      offTopic: await readLines(needed(values, 'off-topic')),
      uncovered: await readUncovered(uncovered),
    });
    return { report, text: () => describeGate(report) };
  },
  async followups({ content, services: { answerer } }, file, { mode }) {
    const rows = await readFollowUps(file, mode === 'tune' ? 'tune' : 'test');
    const report = await evaluateFollowUps({ answerer, articles: content.articles, rows, now: Date.now() });
    return { report, text: (read) => describeFollowUps(report, read) };
  },
  async deidentify(_site, file) {
    const report = await evaluateDeidentify(file);
    return { report, text: (read) => describeDeidentify(report, read) };
  },
  async adversary({ content }, lexicon, values) {
    const report = await evaluateSiteAgainstAdversary(root, { content, lexicon }, adversaryOptions(values));
    return { report, text: (read) => describeAdversary(report, read) };
  },
};

function needed(values: Values, name: keyof Values): string {
  const value = values[name];
  if (value === undefined) throw new Error(`--${name} is missing\n${usage}`);
  return value;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      'data-dir': { type: 'string' },
      json: { type: 'boolean', default: false },
      read: { type: 'boolean', default: false },
      ...options,
    },
  });
  const name = positionals[0] ?? '';
  const suite = suites[name];
  const own = ownData[name];
  const path = values[folderSuites.has(name) ? 'data-dir' : 'data'] ?? (own && join(root, own));
  if (!suite || !path) throw new Error(usage);
  const config = readConfig({ LOG_LEVEL: 'error' });
  const site = loadSite(config, createLog(config), root, Date.now());
  const measured = await suite(site, path, values);
  process.stdout.write(`${values.json ? JSON.stringify(measured.report) : measured.text(values.read)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
