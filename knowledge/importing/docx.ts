import JSZip from 'jszip';
import mammoth from 'mammoth';
import { parseDocument } from './dom.js';
import { htmlBlocks } from './htmlBlocks.js';
import { NotImported } from './page.js';
import type { FoundPage } from './page.js';
import type { Settings } from './settings.js';

/** Reads a Word document by its styles (headings, lists, tables, links). @throws NotImported */
export async function readDocx(bytes: Buffer, { limits }: Settings): Promise<FoundPage[]> {
  await checkSizes(bytes, limits.unpacked_megabytes);
  const { value } = await mammoth.convertToHtml(
    { buffer: bytes },
    {
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
      includeEmbeddedStyleMap: false,
      // A picture is left out and counted: its bytes are not read.
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  const body = htmlBlocks(parseDocument(value, limits).body);
  const title = body.blocks.find((block) => block.kind === 'heading')?.text ?? '';
  return [{ title, synonyms: [], ...body }];
}

/** Unpacks as a stream and counts: what a file claims about its own sizes is not believed. */
async function checkSizes(bytes: Buffer, megabytes: number): Promise<void> {
  let zip: JSZip;
  try {
    zip = await JSZip.loadAsync(bytes);
  } catch {
    throw new NotImported('it is no DOCX file: its parts cannot be unpacked');
  }
  if (!zip.file('word/document.xml')) throw new NotImported('it is no DOCX file: it holds no word/document.xml');
  let left = megabytes * 1_000_000;
  for (const entry of Object.values(zip.files)) {
    if (entry.dir) continue;
    const size = await unpackedSize(entry, left);
    if (size === 'broken') throw new NotImported('it is no DOCX file: its parts cannot be unpacked');
    left -= size;
    if (left < 0) throw new NotImported(`it unpacks to more than ${megabytes} MB`);
  }
}

/** Size of one part, or just more than `most` when there is no need to unpack further. */
function unpackedSize(entry: JSZip.JSZipObject, most: number): Promise<number | 'broken'> {
  return new Promise((resolve) => {
    let size = 0;
    const stream = entry.nodeStream();
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) return;
      stream.pause();
      resolve(size);
    });
    stream.on('error', () => resolve('broken'));
    stream.on('end', () => resolve(size));
  });
}
