import { extname } from 'node:path';
import { readDocx } from './docx.js';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';
import { readMedlinePlus } from './medlineplus.js';
import type { FoundOrNot } from './medlineplus.js';
import { readMedQuad } from './medquad.js';
import { NotImported } from './page.js';
import type { Format } from './page.js';
import { readPdf } from './pdf.js';
import type { Settings } from './settings.js';

interface Importer {
  /** Raised when it reads the same file otherwise; stands in the provenance. */
  version: number;
  read(bytes: Buffer, settings: Settings, locale: string): FoundOrNot[] | Promise<FoundOrNot[]>;
}

export const importers: Readonly<Record<Format, Importer>> = {
  markdown: { version: 1, read: readMarkdown },
  html: { version: 1, read: readHtml },
  docx: { version: 1, read: readDocx },
  pdf: { version: 1, read: readPdf },
  medlineplus: { version: 1, read: readMedlinePlus },
  medquad: { version: 1, read: readMedQuad },
};

const extensions: Readonly<Record<string, Format | 'xml'>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.docx': 'docx',
  '.pdf': 'pdf',
  '.xml': 'xml',
};

const formatByName = (name: string): Format | 'xml' | undefined => {
  const extension = extname(name).toLowerCase();
  return Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
};

/** True for a file that an import of a whole folder takes. */
export const isImportable = (name: string): boolean => formatByName(name) !== undefined;

/**
 * The format of a file, by its name and by what it really is.
 * @param wanted what the person at the command said, if anything
 * @throws NotImported when there is no such format, or the content is something else
 */
export function formatOf(name: string, bytes: Buffer, wanted: Format | undefined): Format {
  const start = bytes.subarray(0, 4096).toString('latin1');
  const named = wanted ?? formatByName(name);
  if (named === undefined) throw new NotImported('no importer is known for files of this name; say --format');
  const packed = start.startsWith('PK\u0003\u0004') ? 'docx' : start.slice(0, 1024).includes('%PDF-') ? 'pdf' : null;
  if ((named === 'docx' || named === 'pdf') && packed !== named)
    throw new NotImported(`it is no ${named.toUpperCase()} file, whatever its name says`);
  if (named !== 'docx' && named !== 'pdf' && packed !== null)
    throw new NotImported(`it is a ${packed === 'docx' ? 'ZIP or DOCX' : 'PDF'} file, whatever its name says`);
  if (named !== 'xml') return named;
  if (/<health-topics[\s>]/.test(start)) return 'medlineplus';
  if (/<Document[\s>]/.test(start)) return 'medquad';
  throw new NotImported('it is neither MedlinePlus nor MedQuAD XML');
}
