/**
 * Reads the clinical YAML under knowledge/ for tests of triage (the product loads it through knowledge/).
 * Throws with the file's name when a file does not fit its schema.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ZodType } from 'zod';
import type { TriageContent } from '../../triage/content.js';
import { protocolSchema } from '../../triage/protocol/schema.js';
import {
  conceptFileSchema,
  intentFileSchema,
  redFlagFileSchema,
  riskyQuestionFileSchema,
} from '../../triage/schemas.js';

const root = join(process.cwd(), 'knowledge');

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

function readAll<T>(folder: string, schema: ZodType<T>): T[] {
  return yamlFiles(join(root, folder)).map((file) => {
    const result = schema.safeParse(parse(readFileSync(file, 'utf8')));
    if (result.success) return result.data;
    const issues = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${file}\n${issues.join('\n')}`);
  });
}

/** All concepts, red flags, risky questions, intents and protocols of knowledge/, for `createTriage`. */
export function loadContent(): TriageContent {
  return {
    concepts: readAll('concepts', conceptFileSchema),
    redFlags: readAll('red-flags', redFlagFileSchema),
    riskyQuestions: readAll('risky-questions', riskyQuestionFileSchema),
    intents: readAll('intents', intentFileSchema),
    protocols: readAll('protocols', protocolSchema),
  };
}
