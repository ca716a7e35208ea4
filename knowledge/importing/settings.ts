import { join } from 'node:path';
import { z } from 'zod';
import { sectionKinds } from '../articles.js';
import type { SectionKind } from '../articles.js';
import { loadYamlFile } from '../yamlFile.js';
import { formats } from './page.js';

const count = z.number().int().positive();
const phrases = z.partialRecord(z.enum(sectionKinds), z.array(z.string().trim().min(2)).min(1));

const limitsSchema = z.strictObject({
  megabytes: z.record(z.enum(formats), count),
  unpacked_megabytes: count,
  html_elements: count,
  html_depth: count,
  pdf_pages: count,
  pdf_pieces: count,
  page_words: count,
  section_words: count,
  synonyms: count,
  review_days: count,
});

const kindsSchema = z.object({ medquad: z.record(z.string(), z.enum(sectionKinds)) }).catchall(phrases);

/** The data that importers work by: `knowledge/importing/limits.yaml` and `kinds.yaml`. */
export interface Settings {
  limits: z.infer<typeof limitsSchema>;
  /** Kind of a MedQuAD question type. */
  medquad: Readonly<Record<string, SectionKind>>;
  /** The kind that a heading names, or undefined. */
  kindOf(heading: string, locale: string): SectionKind | undefined;
}

/** @param root the `knowledge` folder. @throws ContentError */
export function loadSettings(root: string): Settings {
  const folder = join(root, 'importing');
  const limits = loadYamlFile(join(folder, 'limits.yaml'), limitsSchema);
  const { medquad, ...locales } = loadYamlFile(join(folder, 'kinds.yaml'), kindsSchema);
  const known = new Map(
    Object.entries(locales as Record<string, Partial<Record<SectionKind, string[]>>>).map(([locale, byKind]) => [
      locale,
      Object.entries(byKind)
        .flatMap(([kind, said]) => said.map((phrase) => ({ kind: kind as SectionKind, phrase: spaced(phrase) })))
        .sort((a, b) => b.phrase.length - a.phrase.length),
    ]),
  );
  const kindOf = (heading: string, locale: string) => {
    const said = spaced(heading);
    return known.get(locale)?.find(({ phrase }) => said.includes(phrase))?.kind;
  };
  return { limits, medquad, kindOf };
}

/** Words alone, between single spaces: a phrase is found as whole words only. */
const spaced = (text: string): string => ` ${(text.toLowerCase().match(/[\p{L}\p{M}\p{N}-]+/gu) ?? []).join(' ')} `;
