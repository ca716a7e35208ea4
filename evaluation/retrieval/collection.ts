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

const letterSchema = z.object({
  id: z.string().min(1),
  text: z.string(),
  /** Titles that are right; sections that answer in full, and in part. */
  topics: z.array(z.string()).min(1),
  sections: z.array(z.string()).min(1),
  also: z.array(z.string()),
});

/**
 * Invented consumers' letters with the topics and sections that answer them, as graded judgements: 3 for a right section
 * of a right topic, 2 for one that answers in part and for MedlinePlus overviews (they say a little of everything), 1 for
 * the topic's other sections. Odd lines were tuned on, even lines were not.
 */
export async function readLetters(files: {
  corpus: string;
  letters: string;
  part: 'tune' | 'test';
}): Promise<Collection> {
  const rows = await readCorpus(files.corpus);
  const letters = (await readJsonLines(files.letters, letterSchema)).filter(
    (_letter, at) => (at % 2 === 0) === (files.part === 'tune'),
  );
  const gainOf = ({ sections, also }: z.infer<typeof letterSchema>, { section, source }: CorpusRow): number => {
    if (sections.includes(section)) return 3;
    return also.includes(section) || (section === 'information' && source === 'MPlusHealthTopics') ? 2 : 1;
  };
  const qrels = letters.map((letter) => {
    const about = rows.filter(({ title }) => letter.topics.includes(title));
    return [letter.id, Object.fromEntries(about.map((row) => [row.id, gainOf(letter, row)]))] as const;
  });
  return { rows, queries: letters, qrels: Object.fromEntries(qrels) };
}
