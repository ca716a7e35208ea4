import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

/** Reads a JSON-lines file; a bad line is named by file and number. Blank lines are passed over. */
export async function readJsonLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (cause) {
      throw new Error(`${file}:${i + 1} is not a row of this suite`, { cause });
    }
  });
}
