import { parseDocument } from './dom.js';
import { htmlBlocks } from './htmlBlocks.js';
import { NotImported } from './page.js';
import type { FoundLink, FoundPage } from './page.js';
import type { Settings } from './settings.js';
import { utf8 } from './utf8.js';
import { childOf, childrenOf, parseXml, textOf } from './xml.js';
import type { XmlElement } from './xml.js';

const languages: Readonly<Record<string, string>> = { en: 'English', es: 'Spanish' };

/** What was read of a file of many pages: one page, or why that one cannot be had. */
export type FoundOrNot = FoundPage | { item: string; reason: string };

/**
 * Reads MedlinePlus health topics (`mplus_topics_*.xml`) of one language.
 * Source of the format: https://medlineplus.gov/xmldescription.html
 * @throws NotImported when it is no such file, or has nothing in that language
 */
export function readMedlinePlus(bytes: Buffer, settings: Settings, locale: string): FoundOrNot[] {
  const { name, root } = parseXml(utf8(bytes));
  if (name !== 'health-topics') throw new NotImported('it is no MedlinePlus file: its root is not <health-topics>');
  const language = languages[locale];
  const topics = childrenOf(root, 'health-topic').filter((topic) => textOf(topic, '@language') === language);
  if (topics.length === 0) throw new NotImported(`it holds no topic in ${language ?? `the language ${locale}`}`);
  const year = yearIn(textOf(root, '@date-generated'));
  return topics.map((topic) => {
    try {
      return pageOf(topic, year, settings);
    } catch (error) {
      if (error instanceof NotImported) return { item: textOf(topic, '@title'), reason: error.message };
      throw error;
    }
  });
}

const yearIn = (date: string): string | undefined => /\b(?:19|20)\d{2}\b/.exec(date)?.[0];

function pageOf(topic: XmlElement, generated: string | undefined, { limits }: Settings): FoundPage {
  const url = textOf(topic, '@url');
  const summary = htmlBlocks(parseDocument(textOf(childOf(topic, 'full-summary')), limits).body, url);
  const institute = textOf(childOf(topic, 'primary-institute'));
  const texts = (parent: string, child?: string) =>
    childrenOf(topic, parent).map((element) => textOf(child === undefined ? element : childOf(element, child)));
  const year = generated ?? yearIn(textOf(topic, '@date-created'));
  const end = summary.blocks.length;
  const links = (list: string, text: (element: XmlElement) => string): FoundLink[] =>
    childrenOf(topic, list).map((element) => ({ text: text(element), url: textOf(element, '@url'), block: end }));
  return {
    ...summary,
    title: textOf(topic, '@title'),
    source: institute === '' ? 'MedlinePlus' : `MedlinePlus, with ${institute}`,
    ...(url === '' ? {} : { url }),
    item: textOf(topic, '@id'),
    ...(year === undefined ? {} : { year }),
    synonyms: [...texts('also-called'), ...texts('see-reference'), ...texts('mesh-heading', 'descriptor')],
    links: [
      ...summary.links,
      ...links('related-topic', (element) => textOf(element)),
      ...links('site', (element) => textOf(element, '@title')),
    ],
  };
}
