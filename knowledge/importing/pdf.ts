import { constants, inflateSync } from 'node:zlib';
import { NotImported, note } from './page.js';
import type { FoundPage } from './page.js';
import { pdfBlocks } from './pdfBlocks.js';
import { pdfLines } from './pdfLines.js';
import type { PdfLine, Piece } from './pdfLines.js';
import { plainText } from './plain.js';
import type { Settings } from './settings.js';

/** Reads a PDF file's text: lines, columns, headings by their size. Tables and pictures are not read. @throws NotImported */
export async function readPdf(bytes: Buffer, { limits }: Settings): Promise<FoundPage[]> {
  checkStreams(bytes, limits.unpacked_megabytes);
  // Half a megabyte of code that only this importer needs.
  const { getDocument } = await import('unpdf/pdfjs');
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.pdf_pages) throw new NotImported(`it has more than ${limits.pdf_pages} pages`);
    const pages: PdfLine[][] = [];
    let left = limits.pdf_pieces;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const pieces = (await page.getTextContent()).items.flatMap((item): Piece[] =>
        'str' in item ? [pieceOf(item)] : [],
      );
      left -= pieces.length;
      if (left < 0) throw new NotImported(`it has more than ${limits.pdf_pieces} pieces of text`);
      pages.push(pdfLines(pieces, page.view[3]! - page.view[1]!));
      page.cleanup();
    }
    const { blocks, removed } = pdfBlocks(pages);
    if (blocks.length === 0) throw new NotImported('it holds no text: scanned pages must be made into text first');
    const info = (await document.getMetadata()).info as { Title?: unknown };
    const named = typeof info.Title === 'string' ? plainText(info.Title) : '';
    const first = blocks.find((block) => block.kind === 'heading')?.text;
    return [
      {
        title: first ?? named,
        synonyms: [],
        blocks,
        links: [],
        notes: note(
          removed,
          "repeated line of a page's head or foot left out",
          "repeated lines of the pages' heads and feet left out",
        ),
      },
    ];
  } catch (error) {
    throw told(error);
  } finally {
    await task.destroy();
  }
}

type TextItem = { str: string; transform: number[]; width: number; height: number };

function pieceOf({ str, transform, width, height }: TextItem): Piece {
  return { text: str, x: transform[4]!, y: transform[5]!, width, size: height || Math.abs(transform[3]!) };
}

/** What pdf.js says of a file that it cannot read; anything else is a defect. */
function told(error: unknown): unknown {
  const { name } = error as Error;
  if (name === 'PasswordException') return new NotImported('it needs a password');
  if (name === 'InvalidPDFException' || name === 'FormatError' || name === 'UnknownErrorException')
    return new NotImported('it is no PDF file that can be read');
  return error;
}

/** Deflated data may itself be deflated; no honest file does it more than once. */
const deepest = 3;

/** Unpacks every deflated part with a limit, before a reader does so without one. @throws NotImported */
function checkStreams(bytes: Buffer, megabytes: number): void {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    let data = bytes.subarray(at + 6 + (bytes[at + 6] === 13 ? 2 : 1));
    for (let depth = 0; looksDeflated(data); depth += 1) {
      if (depth === deepest) throw new NotImported('its parts are packed many times over');
      try {
        data = inflateSync(data, { maxOutputLength: megabytes * 1_000_000, finishFlush: constants.Z_SYNC_FLUSH });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
          throw new NotImported(`one of its parts unpacks to more than ${megabytes} MB`);
        break;
      }
    }
  }
}

/** First two bytes of zlib data: deflate, and a check that divides by 31 (RFC 1950). */
const looksDeflated = (data: Buffer): boolean =>
  data.length > 2 && (data[0]! & 0x0f) === 8 && data.readUInt16BE(0) % 31 === 0;
