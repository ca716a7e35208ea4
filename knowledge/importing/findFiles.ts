import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isImportable } from './formats.js';

/** What the paths at the command mean. */
export interface FoundFiles {
  files: string[];
  /** Files in a folder that no importer reads. */
  skipped: string[];
  failed: { file: string; reason: string }[];
}

/** Files by name, folders with everything below them. Links inside a folder are not followed: they may lead anywhere. */
export function findFiles(paths: readonly string[]): FoundFiles {
  const found: FoundFiles = { files: [], skipped: [], failed: [] };
  for (const path of paths) {
    try {
      const stat = statSync(path);
      if (stat.isDirectory()) visit(path, found);
      else if (stat.isFile()) found.files.push(path);
      else found.failed.push({ file: path, reason: 'it is neither a file nor a folder' });
    } catch (error) {
      found.failed.push({ file: path, reason: `it cannot be read (${(error as NodeJS.ErrnoException).code})` });
    }
  }
  return found;
}

function visit(folder: string, found: FoundFiles): void {
  for (const name of readdirSync(folder).sort()) {
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (stat.isDirectory()) visit(path, found);
    else if (stat.isFile() && isImportable(name)) found.files.push(path);
    else found.skipped.push(path);
  }
}
