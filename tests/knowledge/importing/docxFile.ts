import JSZip from 'jszip';

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = 'http://schemas.openxmlformats.org';

const styles = ['Title', 'Heading1', 'Heading2'].map(
  (id) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id.replace(/(\d)/, ' $1').toLowerCase()}"/></w:style>`,
);

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** One paragraph of a Word document. */
export const paragraph = (text: string, style?: string): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;

/** One item of a bulleted list. */
export const bullet = (text: string): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${escape(text)}</w:t></w:r></w:p>`;

/** A Word document; `parts` adds or replaces files inside it. */
export function docxFile(
  body: readonly string[],
  parts: Readonly<Record<string, string | Buffer>> = {},
): Promise<Buffer> {
  const zip = new JSZip();
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const files: Record<string, string | Buffer> = {
    '[Content_Types].xml': `<Types xmlns="${relations}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${relations}/package/2006/relationships"><Relationship Id="s1" Type="${relations}/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="n1" Type="${relations}/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="l1" Type="${relations}/officeDocument/2006/relationships/hyperlink" Target="https://hospital.example/gout" TargetMode="External"/><Relationship Id="l2" Type="${relations}/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`,
    'word/styles.xml': `<w:styles ${word}>${styles.join('')}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${word}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    'word/document.xml': `<w:document ${word} xmlns:r="${relations}/officeDocument/2006/relationships"><w:body>${body.join('')}</w:body></w:document>`,
    ...parts,
  };
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** A paragraph that is a link (`l1` a web address, `l2` a script). */
export const link = (id: 'l1' | 'l2', text: string): string =>
  `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>${escape(text)}</w:t></w:r></w:hyperlink></w:p>`;
