import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

export interface Logo {
  /** Name under /assets, with a hash of the content, so that it can be kept for ever. */
  name: string;
  bytes: Buffer;
}

/** Bytes; it is part of the first load. */
const largest = 100_000;
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Thrown at start when SITE_LOGO cannot be served. */
export class LogoProblem extends Error {
  override name = 'LogoProblem';
}

const looksLike: Record<string, (bytes: Buffer) => boolean> = {
  '.png': (bytes) => bytes.subarray(0, png.length).equals(png),
  '.svg': (bytes) => /<svg[\s>]/.test(bytes.toString('utf8')),
};

/**
 * Reads the hospital's logo. Served as a picture only, with a policy that lets nothing in it run or load.
 * @throws LogoProblem saying what is wrong, without the path (it may name a person's folder)
 */
export function readLogo(path: string): Logo {
  const kind = extname(path).toLowerCase();
  const check = looksLike[kind];
  if (!check) throw new LogoProblem('SITE_LOGO must be an .svg or .png file.');
  const bytes = readOrExplain(path);
  if (bytes.length > largest)
    throw new LogoProblem(
      `SITE_LOGO has ${bytes.length} bytes; ${largest} is the most, because every patient loads it.`,
    );
  if (!check(bytes)) throw new LogoProblem(`SITE_LOGO is no ${kind.slice(1).toUpperCase()} picture.`);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  return { name: `logo-${hash}${kind}`, bytes };
}

function readOrExplain(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new LogoProblem('SITE_LOGO cannot be read: no such file, or not readable by this user.', { cause });
  }
}
