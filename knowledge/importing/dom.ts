import { parseHTML } from 'linkedom';
import { NotImported } from './page.js';
import type { Settings } from './settings.js';

/** The little of the DOM that importers read. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string;
  readonly childNodes: Iterable<DomNode>;
}
export interface DomElement extends DomNode {
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}
export interface DomDocument extends DomElement {
  readonly title: string;
  readonly body: DomElement;
}

export const isElement = (node: DomNode): node is DomElement => node.nodeType === 1;
export const isText = (node: DomNode): boolean => node.nodeType === 3;
export const tagOf = (node: DomNode): string => node.nodeName.toLowerCase();

const elementStart = /<[a-z]/gi;
/** Whatever costs a parser time, whether it is sound or not. */
const mark = /<|\s[\w-]{1,40}=/g;
const marksPerElement = 5;
/** Elements that have no end tag: they do not nest. */
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/**
 * Parses HTML. Nothing in it runs and nothing is fetched.
 * @throws NotImported when it has too many elements or they are nested too deeply to be read in reasonable time
 */
export function parseDocument(html: string, { html_elements, html_depth }: Settings['limits']): DomDocument {
  const count = (what: RegExp) => html.match(what)?.length ?? 0;
  if (count(elementStart) > html_elements || count(mark) > marksPerElement * html_elements)
    throw new NotImported(`it has more than ${html_elements} elements`);
  if (depthOf(html) > html_depth) throw new NotImported(`its elements are nested more than ${html_depth} deep`);
  const whole = /<(?:html|body)[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  return parseHTML(whole).document;
}

/** The deepest nesting that the tags alone allow. Looked at before parsing: a parser's time grows with its square. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, end, name] of html.matchAll(/<(\/?)([a-z][a-z0-9-]{0,30})/gi)) {
    if (end) depth = Math.max(0, depth - 1);
    else if (!empty.test(name!.toLowerCase())) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
