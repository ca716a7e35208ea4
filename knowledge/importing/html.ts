import { Readability } from '@mozilla/readability';
import { parseDocument } from './dom.js';
import type { DomDocument, DomElement } from './dom.js';
import { htmlBlocks } from './htmlBlocks.js';
import { isWebAddress } from '../articleOrigin.js';
import { NotImported, note } from './page.js';
import type { Block, Body, FoundPage } from './page.js';
import { plainText, wordCount } from './plain.js';
import type { Settings } from './settings.js';

/**
 * Reads a saved web page: what it marks as its main part, else what Readability finds: without menus, banners, footers.
 * @throws NotImported
 */
export function readHtml(bytes: Buffer, { limits }: Settings, locale: string): FoundPage[] {
  const document = parseDocument(decodeHtml(bytes), limits);
  const address = [attribute(document, 'link[rel="canonical"]', 'href'), meta(document, 'og:url')].find(
    (found) => found !== undefined && isWebAddress(found),
  );
  const heads = [...document.querySelectorAll('h1')].map(({ textContent }) => plainText(textContent));
  const source = meta(document, 'og:site_name');
  const changed = meta(document, 'article:modified_time') ?? meta(document, 'article:published_time');
  const year = /^(?:19|20)\d{2}/.exec(changed ?? '')?.[0];
  const says = document.querySelector('html')?.getAttribute('lang') ?? '';
  const other = says !== '' && says.toLowerCase().split('-')[0] !== locale;
  // Readability rewrites the document: everything else is read before.
  const mains = [...document.querySelectorAll('main, [role="main"]')];
  const main = mains.length === 1 ? htmlBlocks(mains[0]!, address) : undefined;
  const whole = htmlBlocks(document.body, address);
  const found = new Readability<DomElement>(document, { serializer: (node) => node }).parse();
  const title = (heads.length === 1 ? heads[0] : undefined) || plainText(found?.title ?? document.title ?? '');
  const body = main ?? withLoss(found?.content ? htmlBlocks(found.content, address) : whole, whole, title);
  return [
    {
      title,
      ...(source ? { source } : {}),
      ...(address ? { url: address } : {}),
      ...(year ? { year } : {}),
      synonyms: [],
      ...body,
      notes: [...(other ? [`the page says that its language is ${plainText(says)}`] : []), ...body.notes],
    },
  ];
}

/** Readability guesses what a page's main text is: what it drops is told, so that nobody takes half a page for the whole. */
function withLoss(body: Body, whole: Body, title: string): Body {
  const textOf = ({ text }: Block) => plainText(text).toLowerCase();
  const kept = new Set([title.toLowerCase(), ...body.blocks.map(textOf)]);
  const lost = whole.blocks.filter((block) => !kept.has(textOf(block)));
  const words = lost.reduce((sum, { text }) => sum + wordCount(text), 0);
  const heads = lost.filter(({ kind }) => kind === 'heading').map(({ text }) => `"${plainText(text)}"`);
  const named = heads.length === 0 ? '' : `, under ${heads.join(', ')}`;
  return {
    ...body,
    notes: [
      ...body.notes,
      ...note(words, `word beside the main text left out${named}`, `words beside the main text left out${named}`),
    ],
  };
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
