import { isElement, isText, tagOf } from './dom.js';
import type { DomElement, DomNode } from './dom.js';
import { note } from './page.js';
import type { Block, Body, FoundLink } from './page.js';
import { plainText, textBlocks, wordCount } from './plain.js';
import { tableBlocks } from './tables.js';

const ignored =
  /^(?:script|style|template|noscript|head|nav|button|select|option|input|textarea|label|dialog|math|#comment)$/;
const media = /^(?:img|svg|picture|video|audio|canvas|iframe|object|embed|map)$/;
const inline =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|tt|u|var)$/;
/** A bold paragraph of at most so many words, without a full stop, is a heading that somebody made by hand. */
const longestBold = 12;
const boldLevel = 6;

/** Reads the text below an element: headings, paragraphs, lists, links; tables as lists. Everything else is left out. */
export function htmlBlocks(root: DomElement, base?: string): Body {
  const reader = new BlockReader(base);
  reader.children(root);
  reader.flush();
  return {
    ...reader,
    notes: [
      ...reader.notes,
      ...note(reader.media, 'picture or other media left out', 'pictures and other media left out'),
    ],
  };
}

class BlockReader {
  readonly blocks: Block[] = [];
  readonly links: FoundLink[] = [];
  readonly notes: string[] = [];
  media = 0;
  private text = '';
  private tables = 0;
  /** How many list items are open: their text is one item each, whatever stands in between. */
  private items = 0;
  /** Stands before the next text of the item that was opened: its number, or the term it explains. */
  private lead = '';

  constructor(private readonly base: string | undefined) {}

  children(node: DomNode): void {
    for (const child of node.childNodes) this.node(child);
  }

  /** Ends what was being read; inside a list item its lines are one. */
  flush(): void {
    const { text } = this;
    this.text = '';
    if (plainText(text) === '') return;
    if (this.items > 0) this.blocks.push({ kind: 'item', text: this.lead + text.trimStart() });
    else this.blocks.push(...textBlocks(text));
    this.lead = '';
  }

  private item(element: DomElement, lead = ''): void {
    this.flush();
    this.items += 1;
    this.lead = lead;
    this.children(element);
    this.flush();
    this.lead = '';
    this.items -= 1;
  }

  private node(node: DomNode): void {
    if (isText(node)) this.text += node.textContent.replace(/\s+/g, ' ');
    if (!isElement(node)) return;
    const tag = tagOf(node);
    if (ignored.test(tag) || isHidden(node)) return;
    if (media.test(tag)) this.media += 1;
    else if (tag === 'br') this.text += '\n';
    else if (tag === 'a') this.link(node);
    else if (inline.test(tag)) this.children(node);
    else this.block(tag, node);
  }

  private block(tag: string, element: DomElement): void {
    this.flush();
    const level = /^h([1-6])$/.exec(tag)?.[1];
    if (level !== undefined) this.heading(Number(level), element);
    else if (tag === 'table') this.table(element);
    else if (tag === 'li') this.item(element);
    else if (tag === 'ol') this.numbered(element);
    else if (tag === 'dl') this.definitions(element);
    else if (tag === 'p' && isBoldLine(element)) this.heading(boldLevel, element);
    else {
      this.children(element);
      this.flush();
    }
  }

  private heading(level: number, element: DomElement): void {
    this.children(element);
    const text = this.text.replace(/\{[#.][^{}]*\}\s*$/, '');
    this.text = '';
    if (plainText(text) !== '') this.blocks.push({ kind: 'heading', level, text });
  }

  /** Order can matter ("step 3"), and the article format has plain lists only: the number becomes part of the text. */
  private numbered(list: DomElement): void {
    let number = 0;
    for (const child of list.childNodes) {
      if (isElement(child) && tagOf(child) === 'li' && !isHidden(child)) {
        number += 1;
        this.item(child, `${number}. `);
      } else this.node(child);
    }
  }

  /** A term and what it means are one item; a term without a meaning is one alone. */
  private definitions(list: DomElement): void {
    let term: DomElement | undefined;
    for (const child of list.childNodes) {
      if (!isElement(child)) continue;
      if (tagOf(child) !== 'dd' && term) this.item(term);
      if (tagOf(child) === 'dd') this.item(child, term && `${term.textContent.trim()}: `);
      else if (tagOf(child) !== 'dt') this.node(child);
      term = tagOf(child) === 'dt' ? child : undefined;
    }
    if (term) this.item(term);
  }

  private link(anchor: DomElement): void {
    const href = anchor.getAttribute('href');
    // The number of a footnote, and the arrow back from it.
    if (href?.startsWith('#') && !/\p{L}/u.test(anchor.textContent)) return;
    const start = this.text.length;
    this.children(anchor);
    const text = this.text.slice(start).trim();
    const url = resolve(href, this.base);
    if (url !== undefined) this.links.push({ text, url, block: this.blocks.length });
  }

  private table(element: DomElement): void {
    this.tables += 1;
    const cell = (node: DomElement) => {
      const found = new BlockReader(this.base);
      found.children(node);
      found.flush();
      this.media += found.media;
      this.links.push(...found.links.map((link) => ({ ...link, block: this.blocks.length })));
      return found.blocks.map(({ text }) => text).join(' ');
    };
    const made = tableBlocks(element, cell);
    if (typeof made === 'string') this.notes.push(`table ${this.tables} left out: ${made}`);
    else if (made === null) this.children(element);
    else this.blocks.push(...made);
    this.flush();
  }
}

function isHidden(element: DomElement): boolean {
  const style = element.getAttribute('style') ?? '';
  return (
    element.getAttribute('hidden') !== null ||
    element.getAttribute('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
  );
}

function isBoldLine(paragraph: DomElement): boolean {
  const text = plainText(paragraph.textContent);
  if (text === '' || wordCount(text) > longestBold || /[.,;:!]$/.test(text)) return false;
  return [...paragraph.childNodes].every(
    (child) => /^(?:strong|b|br)$/.test(tagOf(child)) || (isText(child) && child.textContent.trim() === ''),
  );
}

/** Where a link leads, as far as that is known; a link inside the page leads nowhere else. */
function resolve(href: string | null, base: string | undefined): string | undefined {
  const target = href?.trim() ?? '';
  if (target === '' || target.startsWith('#')) return undefined;
  if (URL.canParse(target)) return new URL(target).href;
  return URL.canParse(target, base) ? new URL(target, base).href : target;
}
