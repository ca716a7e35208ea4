/** A corpus of question/answer passages, as a library of articles: one article a title, one section a row. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { ServedArticle } from '../../knowledge/load.js';
import { sectionKinds, type SectionKind } from '../../knowledge/articles.js';

const rowSchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  synonyms: z.array(z.string()),
  section: z.string(),
  text: z.string(),
  source: z.string().optional(),
});
export type CorpusRow = z.infer<typeof rowSchema>;

/** Sections of the corpus by the kind of section that they are; a name that is a kind itself needs no entry. */
const kindOf: Readonly<Record<string, SectionKind>> = {
  information: 'overview',
  'exams and tests': 'tests',
  susceptibility: 'risk-factors',
  'genetic changes': 'genetics',
  frequency: 'how-common',
  considerations: 'self-care',
  'support groups': 'next-steps',
};
const isKind = (name: string): name is SectionKind => (sectionKinds as readonly string[]).includes(name);

/** Reads JSON lines, packed with gzip or not. @throws with the number of a line that is no row */
export async function readCorpus(file: string): Promise<CorpusRow[]> {
  const bytes = await readFile(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [rowSchema.parse(JSON.parse(line))];
    } catch (error) {
      throw new Error(`${file}:${at + 1}: not a row of a corpus`, { cause: error });
    }
  });
}

/** Rows without a title are articles of their own, without a name. */
export function articlesOf(rows: readonly CorpusRow[]): ServedArticle[] {
  const byTitle = new Map<string, CorpusRow[]>();
  for (const row of rows) {
    const key = row.title === '' ? `#${row.id}` : row.title.toLowerCase();
    const list = byTitle.get(key);
    if (list) list.push(row);
    else byTitle.set(key, [row]);
  }
  return [...byTitle.values()].map((of) => ({
    id: `a-${of[0]!.id}`,
    title: of[0]!.title,
    version: '1.0.0',
    status: 'sample',
    approval: 'sample',
    owner: 'corpus',
    sources: ['corpus'],
    review_by: '9999-12-31',
    synonyms: [...new Set(of.flatMap((row) => row.synonyms))],
    lay_names: [],
    locale: 'en',
    sections: of.map(({ id, section, text }) => ({
      id,
      kind: kindOf[section] ?? (isKind(section) ? section : 'overview'),
      heading: section,
      // The format of articles keeps braces for numbers of the place.
      text: text.replace(/[{}]/g, ' '),
    })),
  }));
}
