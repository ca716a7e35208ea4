/** One run of text on a page: points from the lower left corner. */
export interface Run {
  x: number;
  y: number;
  size?: number;
  text: string;
}

/** A PDF file with the given runs of text on its pages, in Helvetica. */
export function pdfFile(pages: readonly (readonly Run[])[], more: { title?: string; streams?: Buffer[] } = {}): Buffer {
  const objects: Uint8Array[] = [];
  const add = (text: string | Uint8Array) =>
    objects.push(typeof text === 'string' ? Buffer.from(text, 'latin1') : text);
  const stream = (dictionary: string, data: Buffer) =>
    add(
      Buffer.concat([
        Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
        data,
        Buffer.from('\nendstream'),
      ]),
    );
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add(`<< /Title (${more.title ?? ''}) >>`);
  const kids = pages.map((runs) => {
    const content = runs.map(
      ({ x, y, size = 11, text }) =>
        `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[()\\]/g, '\\$&').replaceAll('•', '\x95')}) Tj ET`,
    );
    const at = stream('', Buffer.from(content.join('\n'), 'latin1'));
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
  });
  objects[1] = Buffer.from(
    `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`,
  );
  for (const data of more.streams ?? []) stream('/Filter /FlateDecode', data);

  const parts: Uint8Array[] = [Buffer.from('%PDF-1.4\n')];
  const offsets = objects.map((object, index) => {
    const at = parts.reduce((sum, part) => sum + part.length, 0);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = parts.reduce((sum, part) => sum + part.length, 0);
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${table}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Lines of text below each other. */
export const lines = (x: number, y: number, texts: readonly string[], size = 11): Run[] =>
  texts.map((text, index) => ({ x, y: y - index * size * 1.25, size, text }));
