import { z } from 'zod';
import { loadYamlFile } from '../../knowledge/yamlFile.js';

const words = z.array(z.string().min(1)).min(1);
const pairs = z.array(z.tuple([z.string().min(1), z.string().min(1)])).min(1);
/** What stands on the left becomes one of the right. */
const choices = z.array(z.tuple([z.string().min(1), words])).min(1);

const lexiconSchema = z.strictObject({
  antonyms: pairs,
  stronger: pairs,
  hedges: words,
  frequencies: choices,
  units: pairs,
  groups: pairs,
  names: z.strictObject({
    medicines: z.array(words),
    diseases: z.array(words),
    body: z.array(words),
    symptoms: z.array(words),
  }),
  urgency: choices,
  invented: z.strictObject({
    advice: words,
    reassurance: words,
    diagnosis: words,
    doses: words,
    others: words,
    placeholders: words,
    endings: words,
  }),
  planted: z.array(z.strictObject({ order: z.string(), quote: z.string(), obeyed: z.string() })).min(1),
  synonyms: pairs,
  one_way: pairs,
  false_synonyms: pairs,
});
export type Lexicon = z.infer<typeof lexiconSchema>;

/** @throws ContentError with file, line and reason */
export const loadLexicon = (path: string): Lexicon => loadYamlFile(path, lexiconSchema);
