import { XMLParser } from 'fast-xml-parser';
import { NotImported } from './page.js';

/** An element as it was parsed: attributes begin with `@`, text stands under `#text`, every child is a list. */
export interface XmlElement {
  [name: string]: string | XmlElement[];
}

const deepest = 30;
/** The parser's own words, unless it lists half the file in them. */
const longestReason = 100;
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#text',
  alwaysCreateTextNode: true,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities that a file declares are never expanded: they are how a small file becomes a huge one.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: deepest,
});

/** Parses XML. No entity is expanded, nothing is fetched. @returns the root's name and element @throws NotImported */
export function parseXml(text: string): { name: string; root: XmlElement } {
  if (/<!ENTITY/i.test(text)) throw new NotImported('it declares XML entities, which are refused');
  let parsed: XmlElement;
  try {
    parsed = parser.parse(text, true) as XmlElement;
  } catch (error) {
    const { message } = error as Error;
    throw new NotImported(
      `it is no sound XML${message.length > longestReason ? '' : ` (${message.replace(/\s+/g, ' ')})`}`,
    );
  }
  const [name] = Object.keys(parsed).filter((key) => !key.startsWith('#'));
  const root = name === undefined ? undefined : childrenOf(parsed, name)[0];
  if (name === undefined || !root) throw new NotImported('it is no sound XML (no element)');
  return { name, root };
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  const found = element && Object.hasOwn(element, name) ? element[name] : undefined;
  return Array.isArray(found) ? found.filter((child) => typeof child === 'object') : [];
}

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenOf(element, name)[0];

/** Text of an element, or of an attribute (`@name`), with the standard entities read. */
export function textOf(element: XmlElement | undefined, name = '#text'): string {
  const found = element && Object.hasOwn(element, name) ? element[name] : undefined;
  return typeof found === 'string' ? unescapeXml(found).trim() : '';
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return named[String(name)] ?? all;
    const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
