/** The little that importers use of markdown-it, which ships no types. */
declare module 'markdown-it' {
  export default class MarkdownIt {
    constructor(preset: 'default', options: { html: boolean });
    render(markdown: string): string;
  }
}

/** The little of pdf.js that importers use; the types that unpdf ships do not resolve under NodeNext. */
declare module 'unpdf/pdfjs' {
  interface TextItem {
    str: string;
    transform: number[];
    width: number;
    height: number;
  }
  interface Page {
    /** Left, bottom, right, top. */
    view: number[];
    getTextContent(): Promise<{ items: (TextItem | { type: string })[] }>;
    cleanup(): void;
  }
  interface PdfDocument {
    numPages: number;
    getPage(number: number): Promise<Page>;
    getMetadata(): Promise<{ info: object }>;
  }
  export function getDocument(options: {
    data: Uint8Array;
    isEvalSupported: boolean;
    useSystemFonts: boolean;
    disableFontFace: boolean;
    enableXfa: boolean;
    verbosity: number;
  }): { promise: Promise<PdfDocument>; destroy(): Promise<void> };
}
