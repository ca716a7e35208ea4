/** Questions with their right passages, as files hold them. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readJsonLines } from '../jsonLines.js';
import { readCorpus, type CorpusRow } from './corpus.js';
import type { Qrels } from './measures.js';

const querySchema = z.object({ id: z.string().min(1), text: z.string() });
export type Query = z.infer<typeof querySchema>;

export interface Collection {
  rows: readonly CorpusRow[];
  queries: readonly Query[];
  qrels: Qrels;
}

const qrelsSchema = z.record(z.string(), z.record(z.string(), z.number()));

/** @param files `queries` holds `{id, text}` lines, `qrels` one object: question id → passage id → gain */
export async function readCollection(files: { corpus: string; queries: string; qrels: string }): Promise<Collection> {
  return {
    rows: await readCorpus(files.corpus),
    queries: await readJsonLines(files.queries, querySchema),
    qrels: qrelsSchema.parse(JSON.parse(await readFile(files.qrels, 'utf8'))),
  };
}

const answeredSchema = z.object({ id: z.string().min(1), en: z.string(), answer_en: z.string() });

/** Questions that carry their answer: every answer becomes an untitled passage beside the corpus, right for its own. */
export async function readAnswered(files: { corpus: string; answered: string }): Promise<Collection> {
  const questions = await readJsonLines(files.answered, answeredSchema);
  // Where several questions have one answer, it is one passage.
  const idOf = new Map<string, string>();
  for (const { id, answer_en: answer } of questions) if (!idOf.has(answer)) idOf.set(answer, `answer-${id}`);
  const answers = [...idOf].map(([text, id]) => ({ id, title: '', synonyms: [], section: '', text }));
  return {
    rows: [...(await readCorpus(files.corpus)), ...answers],
    queries: questions.map(({ id, en }) => ({ id, text: en })),
    qrels: Object.fromEntries(questions.map(({ id, answer_en: answer }) => [id, { [idOf.get(answer)!]: 1 }])),
  };
}
