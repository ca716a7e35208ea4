/** What routing is tried on: four public collections of the data folder, and our own corpus where the route is known. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MessageRoute } from '../../triage/route.js';
import { readJsonLines } from '../jsonLines.js';
import { corpusRow, routeOf } from '../training/corpus.js';

export const sources = ['kqa', 'xstest-safe', 'xstest-unsafe', 'off-topic', 'jailbreaks', 'corpus'] as const;
export type Source = (typeof sources)[number];

export interface RoutingRow {
  source: Source;
  id: string;
  text: string;
  /** The corpus alone says which route is right. */
  label?: MessageRoute;
}

const kqaRow = z
  .object({ id: z.string(), Question: z.string() })
  .transform(({ id, Question }): RoutingRow => ({ source: 'kqa', id, text: Question }));

const xstestRow = z
  .object({ id: z.string(), prompt: z.string(), label: z.enum(['safe', 'unsafe']) })
  .transform(({ id, prompt, label }): RoutingRow => ({ source: `xstest-${label}`, id: `xstest-${id}`, text: prompt }));

const jailbreakRow = z
  .object({ id: z.string(), prompt: z.string() })
  .transform(({ id, prompt }): RoutingRow => ({ source: 'jailbreaks', id, text: prompt }));

async function offTopic(file: string): Promise<RoutingRow[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((text, i) => ({ source: 'off-topic', id: `off-topic-${i + 1}`, text }));
}

async function corpus(file: string): Promise<RoutingRow[]> {
  return (await readJsonLines(file, corpusRow)).flatMap((row) => {
    const label = routeOf(row);
    return label ? [{ source: 'corpus' as const, id: row.id, text: row.text, label }] : [];
  });
}

/**
 * @param dir the data folder
 * @param corpusFile a part of our own corpus
 */
export async function readRoutingRows(dir: string, corpusFile: string): Promise<RoutingRow[]> {
  const parts = await Promise.all([
    readJsonLines(join(dir, 'kqa.jsonl'), kqaRow),
    readJsonLines(join(dir, 'xstest.jsonl'), xstestRow),
    offTopic(join(dir, 'off-topic.txt')),
    readJsonLines(join(dir, 'jailbreaks.jsonl'), jailbreakRow),
    corpus(corpusFile),
  ]);
  return parts.flat();
}
