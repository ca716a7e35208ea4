import { join } from 'node:path';
import { z } from 'zod';
import { loadYamlFile } from '../yamlFile.js';

const words = z.array(z.string().trim().min(1)).min(1);
const count = z.number().int().positive();

const schema = z.strictObject({
  reading: z.record(z.string(), z.strictObject({ formula: z.literal('flesch-kincaid'), below: z.number().positive() })),
  section_words: count,
  doses: z.strictObject({ units: words, numbers: words, results: words, food: words, sources: words }),
  links: z.strictObject({ seconds: count, at_once: count, redirects: count }),
});
export type LintSettings = z.infer<typeof schema>;

/** @param root the `knowledge` folder. @throws ContentError */
export const loadLintSettings = (root: string): LintSettings => loadYamlFile(join(root, 'lint.yaml'), schema);
