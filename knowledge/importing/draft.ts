import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { isWebAddress, mostLinks } from '../articleOrigin.js';
import type { ArticleLink, Provenance } from '../articleOrigin.js';
import { missingKinds, parseArticle } from '../articles.js';
import type { Article } from '../articles.js';
import { canonicalHash } from '../canonical.js';
import type { Problem } from '../problems.js';
import { isoDay } from '../release.js';
import { NotImported, note } from './page.js';
import type { FoundPage } from './page.js';
import { plainText, wordCount } from './plain.js';
import { makeSections } from './sections.js';
import type { Settings } from './settings.js';
import { slug } from './slug.js';

/** What is known of a page beside the page itself. */
export interface Origin {
  /** The file's name, without its folder. */
  file: string;
  /** SHA-256 of its bytes. */
  sha256: string;
  /** Name and version of the importer. */
  importer: string;
  /** UTC milliseconds. */
  now: number;
  locale: string;
}

export interface Draft {
  article: Article;
  /** The file, whole. */
  text: string;
  notes: string[];
}

const longestTitle = 120;
const dayMs = 86_400_000;

/** Makes a draft article of a page. @throws NotImported when there is no title, no text, or far too much of it */
export function makeDraft(page: FoundPage, origin: Origin, settings: Settings): Draft {
  const { limits } = settings;
  const { locale, file, now } = origin;
  const title = plainText(page.title || file.replace(/\.[^.]*$/, ''));
  if (title === '') throw new NotImported('it has no title');
  if (title.length > longestTitle) throw new NotImported(`its title is longer than ${longestTitle} characters`);
  const words = page.blocks.reduce((sum, { text }) => sum + wordCount(text), 0);
  if (words > limits.page_words)
    throw new NotImported(`it has ${words} words: more than ${limits.page_words} are no page, split it first`);
  const { sections, sectionOf, unmapped } = makeSections(page, title, settings, locale);
  if (sections.length === 0) throw new NotImported('it holds no text');

  const { links, refused, left } = linksOf(page, sectionOf);
  const today = isoDay(now);
  const item = plainText(page.item ?? '');
  const named = plainText(file) || 'a file';
  const source = plainText(page.source ?? '') || hostOf(page.url) || named;
  const article: Omit<Article, 'locale' | 'sections' | 'provenance'> = {
    id: idOf(title, origin),
    title,
    version: '0.1.0',
    status: 'draft',
    owner: 'to be named',
    sources: [`${source}, ${title}, ${page.year ?? `retrieved ${today.slice(0, 4)}`}`],
    review_by: isoDay(now + limits.review_days * dayMs),
    synonyms: namesOf(page, title, limits.synonyms),
    lay_names: [],
    ...(links.length > 0 ? { links } : {}),
  };
  const provenance: Omit<Provenance, 'draft_sha256'> = {
    source,
    ...(page.url !== undefined && isWebAddress(page.url) ? { url: page.url } : {}),
    file: named,
    ...(item === '' ? {} : { item }),
    retrieved: today,
    importer: origin.importer,
    sha256: origin.sha256,
  };
  const body = sections.map(({ heading, id, kind, text }) => `## ${heading} {#${id} .${kind}}\n\n${text}\n`).join('\n');
  const whole = (front: object) => `---\n${stringify(front, { lineWidth: 0, singleQuote: true })}---\n\n${body}`;
  const draft_sha256 = draftHash(read(whole(article), locale));
  const text = whole({ ...article, provenance: { ...provenance, draft_sha256 } });
  return {
    article: read(text, locale),
    text,
    notes: [
      ...page.notes,
      ...note(refused, 'link left out (no web address)', 'links left out (no web address)'),
      ...note(
        left,
        `link left out (a page has ${mostLinks} at most)`,
        `links left out (a page has ${mostLinks} at most)`,
      ),
      ...unmapped.map((heading) => `taken as overview: "${heading}"`),
      ...missingKinds(sections).map((kind) => `missing: a section of kind ${kind}`),
      ...sections
        .filter((section) => wordCount(section.text) > limits.section_words)
        .map((section) => `too long: "${section.heading}" has ${wordCount(section.text)} words`),
    ],
  };
}

/** Tells whether a draft is still as it was imported: covers everything but where it came from. */
export function draftHash(article: Article): string {
  const { provenance: _, ...content } = article;
  return canonicalHash(content);
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** English ids are the plain words; other languages carry theirs, so that a translation never takes the id of its original. */
function idOf(title: string, { locale, sha256: hash }: Origin): string {
  const words = slug(title) || `page-${hash.slice(0, 12)}`;
  return locale === 'en' ? words : `${words}-${locale}`;
}

function namesOf({ synonyms }: FoundPage, title: string, most: number): string[] {
  const names = new Map(synonyms.map(plainText).map((name) => [name.toLowerCase(), name]));
  names.delete(title.toLowerCase());
  return [...names.values()].filter((name) => [...name].length >= 2 && name.length <= longestTitle).slice(0, most);
}

function linksOf(page: FoundPage, sectionOf: ReadonlyMap<number, string>) {
  const links = new Map<string, ArticleLink>();
  let refused = 0;
  for (const { text, url, block } of page.links) {
    const said = plainText(text) || plainText(hostOf(url));
    const section = sectionOf.get(block);
    if (!isWebAddress(url) || said === '' || url.length > 2000) refused += 1;
    else if (!links.has(url)) links.set(url, { text: said, url, ...(section === undefined ? {} : { section }) });
  }
  const all = [...links.values()];
  return { links: all.slice(0, mostLinks), refused, left: Math.max(0, all.length - mostLinks) };
}

const hostOf = (url: string | undefined): string => (url !== undefined && isWebAddress(url) ? new URL(url).host : '');

/** What is written must read again as an article: whatever a page held, it is our fault when it does not. */
function read(text: string, locale: string): Article {
  const problems: Problem[] = [];
  const found = parseArticle('draft', text, locale, problems);
  if (!found) throw new NotImported(`it cannot be made an article (${problems[0]?.reason ?? 'unknown'})`);
  return found.article;
}
