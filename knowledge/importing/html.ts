import { Readability } from '@mozilla/readability';
import { parseDocument } from './dom.js';
import type { DomDocument, DomElement } from './dom.js';
import { htmlBlocks } from './htmlBlocks.js';
import { isWebAddress } from '../articleOrigin.js';
import { NotImported } from './page.js';
import type { FoundPage } from './page.js';
import { plainText } from './plain.js';
import type { Settings } from './settings.js';

/** Reads a saved web page: its main text, without menus, banners and footers. @throws NotImported */
export function readHtml(bytes: Buffer, { limits }: Settings): FoundPage[] {
  const document = parseDocument(decodeHtml(bytes), limits);
  const address = [attribute(document, 'link[rel="canonical"]', 'href'), meta(document, 'og:url')].find(
    (found) => found !== undefined && isWebAddress(found),
  );
  const heads = [...document.querySelectorAll('h1')].map(({ textContent }) => plainText(textContent));
  const source = meta(document, 'og:site_name');
  const changed = meta(document, 'article:modified_time') ?? meta(document, 'article:published_time');
  const year = /^(?:19|20)\d{2}/.exec(changed ?? '')?.[0];
  // Readability rewrites the document: everything else is read before.
  const found = new Readability<DomElement>(document, {
    serializer: (node) => node,
  }).parse();
  const title = (heads.length === 1 ? heads[0] : undefined) || plainText(found?.title ?? document.title ?? '');
  return [
    {
      title,
      ...(source ? { source } : {}),
      ...(address ? { url: address } : {}),
      ...(year ? { year } : {}),
      synonyms: [],
      ...htmlBlocks(found?.content ?? document.body, address),
    },
  ];
}

function attribute(document: DomDocument, selector: string, name: string): string | undefined {
  return document.querySelector(selector)?.getAttribute(name)?.trim() || undefined;
}

const meta = (document: DomDocument, property: string): string | undefined =>
  attribute(document, `meta[property="${property}"]`, 'content');

/** HTML says its own encoding near its beginning; without a word it is UTF-8. @throws NotImported */
function decodeHtml(bytes: Buffer): string {
  const start = bytes.subarray(0, 1024).toString('latin1');
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?([a-z0-9_-]{1,30})/i.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named, { fatal: true }).decode(bytes);
  } catch {
    throw new NotImported(`its text is not ${named}, which it should be`);
  }
}
