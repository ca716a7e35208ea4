import type { Section, SectionKind } from '../articles.js';
import type { Block, FoundPage } from './page.js';
import { paragraphLine, plainText, wordCount } from './plain.js';
import type { Settings } from './settings.js';
import { slug } from './slug.js';

/** A heading and what stands below it, as the page had it. */
interface Part {
  level: number;
  heading: string;
  section: SectionKind | undefined;
  /** Blocks before the first heading below, with their index in the page. */
  own: { block: Block; index: number }[];
  parts: Part[];
}

export interface MadeSections {
  sections: Section[];
  /** Id of the section that each block of the page went into. */
  sectionOf: Map<number, string>;
  /** Headings that name no kind: they became overviews. */
  unmapped: string[];
}

/**
 * A page's blocks as sections. A part that is short enough keeps its sub-headings as lines of their own; a longer one
 * becomes a section for each.
 */
export function makeSections(page: FoundPage, title: string, settings: Settings, locale: string): MadeSections {
  const made: MadeSections = { sections: [], sectionOf: new Map(), unmapped: [] };
  const ids = new Set<string>();

  const add = (heading: string, kind: SectionKind | undefined, blocks: Part['own']) => {
    const text = textOf(blocks.map(({ block }) => block));
    if (text === '') return;
    if (kind === undefined) made.unmapped.push(heading);
    // Ids stay: they are named for what the section is for, not for words that the next import may change.
    const base = kind !== undefined && !ids.has(kind) ? kind : slug(heading) || 'section';
    let id = base;
    for (let number = 2; ids.has(id); number += 1) id = `${base}-${number}`;
    ids.add(id);
    made.sections.push({ id, kind: kind ?? 'overview', heading, text });
    for (const { index } of blocks) made.sectionOf.set(index, id);
  };

  const take = (part: Part, heading: string, above: SectionKind | undefined) => {
    const kind = part.section ?? settings.kindOf(part.heading, locale) ?? above;
    const whole = flat(part);
    if (wordCount(textOf(whole.map(({ block }) => block))) <= settings.limits.section_words)
      return add(heading, kind, whole);
    add(heading, kind, part.own);
    for (const below of part.parts) take(below, joinHeadings(heading, below.heading), kind);
  };

  const root = treeOf(page.blocks, title);
  // What stands before the first heading is about the topic as a whole.
  add(title, 'overview', root.own);
  for (const part of root.parts) take(part, part.heading, undefined);
  return made;
}

function treeOf(blocks: readonly Block[], title: string): Part {
  const root: Part = { level: 0, heading: title, section: undefined, own: [], parts: [] };
  const open = [root];
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'heading') {
      open.at(-1)!.own.push({ block, index });
      continue;
    }
    const heading = plainText(block.text).replace(/^#+ ?/, '');
    if (heading === '' || heading.toLowerCase() === title.toLowerCase()) continue;
    while (open.at(-1)!.level >= block.level) open.pop();
    const part: Part = { level: block.level, heading, section: block.section, own: [], parts: [] };
    open.at(-1)!.parts.push(part);
    open.push(part);
  }
  return root;
}

/** Everything of a part, its sub-headings as lines of their own. */
function flat(part: Part): Part['own'] {
  return [
    ...part.own,
    ...part.parts.flatMap((below) => {
      const blocks = flat(below);
      const line: Block = {
        kind: 'paragraph',
        text: /[.?!:]$/.test(below.heading) ? below.heading : `${below.heading}:`,
      };
      return blocks.length === 0 ? [] : [{ block: line, index: blocks[0]!.index }, ...blocks];
    }),
  ];
}

/** The text of a section: paragraphs of one line, with empty lines between; list items one below the other. */
function textOf(blocks: readonly Block[]): string {
  const lines: string[] = [];
  let inList = false;
  for (const { kind, text } of blocks) {
    const said = kind === 'item' ? plainText(text) : paragraphLine(text);
    if (said === '') continue;
    if (lines.length > 0 && !(inList && kind === 'item')) lines.push('');
    lines.push(kind === 'item' ? `- ${said}` : said);
    inList = kind === 'item';
  }
  return lines.join('\n');
}

const joinHeadings = (above: string, below: string): string => (/[?!.]$/.test(above) ? below : `${above}: ${below}`);
