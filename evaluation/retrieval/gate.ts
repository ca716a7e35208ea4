/** `evaluate -- gate`: what is refused, asked about and answered, with the corpus as the library. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Answer } from '../../knowledge/retrieval/answer.js';
import { createAnswerer, type Answerer } from '../../knowledge/retrieval/chain.js';
import type { RetrievalSettings } from '../../knowledge/retrieval/settings.js';
import type { Place } from '../../knowledge/places.js';
import { share, shareText, type Share } from '../interval.js';
import { readJsonLines } from '../jsonLines.js';
import { randomFrom } from '../random.js';
import type { Collection } from './collection.js';
import { articlesOf, type CorpusRow } from './corpus.js';

const uncoveredSchema = z.object({
  id: z.string(),
  text: z.string(),
  /** Title that is taken out, and others that answer the same. */
  topic: z.string(),
  twins: z.array(z.string()).optional(),
});
export type Uncovered = z.infer<typeof uncoveredSchema>;

export const readUncovered = (file: string): Promise<Uncovered[]> => readJsonLines(file, uncoveredSchema);
export const readLines = async (file: string): Promise<string[]> =>
  (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');

export interface GateInput {
  settings: RetrievalSettings;
  place: Place;
  collection: Collection;
  offTopic: readonly string[];
  uncovered: readonly Uncovered[];
}

export interface GateReport {
  /** Neither answered nor asked about. */
  offTopicRejected: Share;
  /** Questions that the library covers: answered or asked about. */
  covered: { kept: Share; answered: Share; rightSection: Share; rightAmongAsked: Share };
  /** Questions about topics that were taken out: refused or asked about. */
  removed: { topics: number; written: Share; knownItems: Share; refused: Share };
}

const removedShare = 0.2;
const now = Date.UTC(2026, 0, 1);
const seed = 7;

export async function evaluateGate({
  settings,
  place,
  collection,
  offTopic,
  uncovered,
}: GateInput): Promise<GateReport> {
  const { rows, queries, qrels } = collection;
  const answererOf = (of: readonly CorpusRow[]) =>
    createAnswerer({ articles: articlesOf(of), retrieval: settings }, { place, onFault: refuseFault });
  const whole = answererOf(rows);
  const offTopicAnswers = await askAll(whole, offTopic);
  const known = await askAll(
    whole,
    queries.map(({ text }) => text),
  );
  const right = (at: number, sectionId: string) => (qrels[queries[at]!.id]?.[sectionId] ?? 0) > 0;
  const answered = known.flatMap((answer, at) => (answer.kind === 'answer' ? [right(at, answer.sectionId)] : []));
  const asked = known.flatMap((answer, at) =>
    answer.kind === 'which' ? [answer.topics.some(({ sectionId }) => right(at, sectionId))] : [],
  );
  const { left, topics } = without(rows, uncovered);
  const kept = new Set(left.map(({ id }) => id));
  const rest = answererOf(left);
  const written = await askAll(
    rest,
    uncovered.map(({ text }) => text),
  );
  const orphaned = queries.filter(({ id }) => Object.keys(qrels[id] ?? {}).every((doc) => !kept.has(doc)));
  const knownItems = await askAll(
    rest,
    orphaned.map(({ text }) => text),
  );
  return {
    offTopicRejected: shareOf(offTopicAnswers, isRefused),
    covered: {
      kept: shareOf(known, (answer) => !isRefused(answer)),
      answered: shareOf(known, ({ kind }) => kind === 'answer'),
      rightSection: shareOf(answered, Boolean),
      rightAmongAsked: shareOf(asked, Boolean),
    },
    removed: {
      topics,
      written: shareOf(written, ({ kind }) => kind !== 'answer'),
      knownItems: shareOf(knownItems, ({ kind }) => kind !== 'answer'),
      refused: shareOf([...written, ...knownItems], isRefused),
    },
  };
}

const isRefused = ({ kind }: Answer): boolean => kind === 'off-topic' || kind === 'not-covered';
const shareOf = <T>(all: readonly T[], test: (one: T) => boolean): Share => share(all.filter(test).length, all.length);

async function askAll(answerer: Answerer, texts: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const text of texts) answers.push(await answerer.answer(text, { locale: 'en', now }));
  return answers;
}

function refuseFault({ fault }: { fault: string }): void {
  throw new Error(`an answer failed verification: ${fault}`);
}

/** A fifth of the titles, with those asked about among them; and whatever else goes by one of their names. */
function without(rows: readonly CorpusRow[], uncovered: readonly Uncovered[]): { left: CorpusRow[]; topics: number } {
  const titles = [...new Set(rows.map(({ title }) => title.toLowerCase()))];
  const gone = new Set(uncovered.flatMap(({ topic, twins = [] }) => [topic, ...twins]).map((t) => t.toLowerCase()));
  const random = randomFrom(seed);
  while (gone.size < titles.length * removedShare) gone.add(titles[random(titles.length)]!);
  const namesOf = ({ title, synonyms }: CorpusRow) => [title, ...synonyms].map((name) => name.toLowerCase());
  const goneNames = new Set(rows.filter(({ title }) => gone.has(title.toLowerCase())).flatMap(namesOf));
  return { left: rows.filter((row) => !namesOf(row).some((name) => goneNames.has(name))), topics: gone.size };
}

export function describeGate({ offTopicRejected, covered, removed }: GateReport): string {
  return [
    `off-topic messages rejected: ${shareText(offTopicRejected)}`,
    `covered questions kept: ${shareText(covered.kept)}; answered: ${shareText(covered.answered)}`,
    `  right section among the answered: ${shareText(covered.rightSection)}`,
    `  right section among those asked about: ${shareText(covered.rightAmongAsked)}`,
    `${removed.topics} topics taken out; refused or asked about:`,
    `  written questions: ${shareText(removed.written)}`,
    `  known-item questions: ${shareText(removed.knownItems)}`,
    `  refused outright, of both: ${shareText(removed.refused)}`,
  ].join('\n');
}
