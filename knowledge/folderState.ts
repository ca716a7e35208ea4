import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A text that changes when anything in these folders below `root` does: names, sizes, and the times that a copy or a
 * volume mount cannot keep (a change of status, the file's identity). Reads no file; a folder that is missing is empty.
 */
export function folderState(root: string, folders: readonly string[]): string {
  return folders.flatMap((folder) => statesIn(join(root, folder))).join('\n');
}

function statesIn(folder: string): string[] {
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (!stat) return [`${path} gone`];
    if (stat.isDirectory()) return statesIn(path);
    return [`${path} ${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}`];
  });
}

function namesIn(folder: string): string[] {
  try {
    // A name with a dot in front is a file that is still being written (writeWhole.ts), or no content.
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
