import { z } from 'zod';
import { articleLinks, provenance } from './articleOrigin.js';
import { articleStatus, headerFields } from './header.js';
import { articlePlaceholders, placeholdersIn } from './places.js';
import type { Problem } from './problems.js';
import { checkYaml, parseYaml } from './yamlFile.js';
import type { ParsedYaml } from './yamlFile.js';

/** What a section is for: lets "how do I prevent it?" find the section on prevention. */
export const sectionKinds = [
  'overview',
  'symptoms',
  'causes',
  'tests',
  'treatment',
  'self-care',
  'prevention',
  'next-steps',
  'when-to-get-help',
  'outlook',
  'complications',
  'risk-factors',
  'inheritance',
  'genetics',
  'how-common',
  'stages',
  'research',
  'side-effects',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

const term = z.string().trim().min(2);
const datedSource = z.string().regex(/\b(19|20)\d{2}\b/, 'a source is a name with a year');

const frontMatterSchema = z.strictObject({
  ...headerFields,
  status: articleStatus,
  title: z.string().trim().min(1),
  sources: z.array(datedSource).min(1),
  /** Other clinical names of the topic. */
  synonyms: z.array(term),
  /** What patients call it. */
  lay_names: z.array(term),
  /** Names that belong to one section: section id → names, for example `vaccine: [flu shot]`. */
  section_names: z.record(z.string(), z.array(term).min(1)).optional(),
  /** Neighbouring topics that sound alike and that this article does not cover ("type 1 diabetes"). */
  not_about: z.array(term).optional(),
  /** Labels and guidelines that the doses in the text are from; lint asks for them where it sees a dose. */
  dose_sources: z.array(datedSource).min(1).optional(),
  /** Where to read on; shown at the end of the page. */
  links: articleLinks.optional(),
  /** Present when the article was imported. */
  provenance: provenance.optional(),
  /** Present from the day a clinician takes the article back: it is never served again, in any profile. */
  withdrawn: z.strictObject({ date: z.iso.date(), reason: z.string().trim().min(1) }).optional(),
});

export interface Section {
  /** Stable: cited in links and stored in the ledger. */
  id: string;
  kind: SectionKind;
  heading: string;
  /** Paragraphs and `- ` lists, word for word; may hold {emergency}, {crisis}, {country}. */
  text: string;
}

export interface Article extends z.infer<typeof frontMatterSchema> {
  locale: string;
  sections: Section[];
}

const heading = /^## (\S[^{}]*?) \{#([a-z0-9]+(?:-[a-z0-9]+)*) \.([a-z-]+)\}$/;
/** Markup that the plain form does not have: deeper headings, HTML, links, pictures, code, tables. */
const refused: readonly [RegExp, string][] = [
  [/^#/, 'a heading is written "## Heading text {#section-id .kind}"'],
  [/[<>`|]|\]\(/, 'only paragraphs and "- " lists are allowed: no HTML, links, code or tables'],
  [/^(?:[*+] |\d+[.)] |\s+- |-[^ ])/, 'a list item begins with "- " at the start of the line'],
  [
    /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u,
    'a control or invisible character',
  ],
];

/**
 * Reads one article: YAML front matter between `---` lines, then sections. Problems are added, with their lines.
 * `parsed.lineOf(['sections', id])` is the line of a section's heading.
 */
export function parseArticle(
  file: string,
  text: string,
  locale: string,
  problems: Problem[],
): { article: Article; parsed: ParsedYaml } | null {
  const before = problems.length;
  const lines = text.split('\n');
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  if (end < 0) {
    problems.push({ file, line: 1, reason: 'an article begins with front matter between two lines of ---' });
    return null;
  }
  const parsed = parseYaml(file, lines.slice(1, end).join('\n'), problems, 2);
  const front = parsed && checkYaml(frontMatterSchema, parsed, problems);
  const lineOfSection = new Map<PropertyKey, number>();
  const sections = parseSections(file, lines, end + 1, lineOfSection, problems);
  if (front?.status !== 'draft') {
    for (const kind of missingKinds(sections))
      problems.push({ file, line: Math.min(end + 2, lines.length), reason: `the article has no ${kind} section` });
  }
  for (const id of Object.keys(front?.section_names ?? {})) {
    if (parsed && !sections.some((section) => section.id === id)) {
      problems.push({
        file,
        line: parsed.lineOf(['section_names', id]),
        reason: `section_names: there is no section ${id}`,
      });
    }
  }
  for (const [index, { section }] of (front?.links ?? []).entries()) {
    if (parsed && section !== undefined && !sections.some(({ id }) => id === section))
      problems.push({ file, line: parsed.lineOf(['links', index]), reason: `links: there is no section ${section}` });
  }
  if (!parsed || !front || problems.length > before) return null;
  const lineOf: ParsedYaml['lineOf'] = (path) =>
    (path[0] === 'sections' && lineOfSection.get(path[1] ?? '')) || parsed.lineOf(path);
  return { article: { ...front, locale, sections }, parsed: { ...parsed, lineOf } };
}

/** Kinds that every article has before it may be served. */
export const missingKinds = (sections: readonly Pick<Section, 'kind'>[]): SectionKind[] =>
  (['overview', 'when-to-get-help'] as const).filter((kind) => !sections.some((section) => section.kind === kind));

function parseSections(
  file: string,
  lines: readonly string[],
  from: number,
  lineOfSection: Map<PropertyKey, number>,
  problems: Problem[],
): Section[] {
  const sections: { head: Omit<Section, 'text'>; line: number; body: string[] }[] = [];
  const known = new Set<string>();
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index]!.trimEnd();
    const report = (reason: string) => problems.push({ file, line: index + 1, reason });
    const match = heading.exec(line);
    if (match) {
      const [, text, id, kind] = match as unknown as [string, string, string, string];
      if (!(sectionKinds as readonly string[]).includes(kind))
        report(`section kind ${kind} is not known; kinds: ${sectionKinds.join(', ')}`);
      if (known.has(id)) report(`section id ${id} is used twice`);
      known.add(id);
      lineOfSection.set(id, index + 1);
      sections.push({ head: { id, kind: kind as SectionKind, heading: text }, line: index + 1, body: [] });
      continue;
    }
    const inParagraph = line !== '' && !line.startsWith('- ') && (lines[index - 1] ?? '').trim() !== '' && index > from;
    if (inParagraph && !heading.test(lines[index - 1]!.trimEnd()))
      report('a paragraph is one line, with an empty line before it');
    for (const [pattern, reason] of refused) if (pattern.test(line)) report(reason);
    for (const name of placeholdersIn(line)) {
      if (!articlePlaceholders.includes(name))
        report(`{${name}} is not a placeholder of articles (${articlePlaceholders.join(', ')})`);
    }
    const current = sections.at(-1);
    if (current) current.body.push(line);
    else if (line !== '') report('text before the first section heading');
  }
  for (const section of sections) {
    if (section.body.join('').trim() === '')
      problems.push({ file, line: section.line, reason: `section ${section.head.id} has no text` });
  }
  // One empty line between paragraphs: the gap between two sentences tells a paragraph from a list item.
  return sections.map(({ head, body }) => ({
    ...head,
    text: body
      .join('\n')
      .trim()
      .replace(/\n{3,}/g, '\n\n'),
  }));
}
