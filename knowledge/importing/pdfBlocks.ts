import type { Block } from './page.js';
import type { PdfLine } from './pdfLines.js';
import { textBlocks, wordCount } from './plain.js';

/** A heading's letters are so much larger than those of the text. */
const larger = 1.12;
/** A line of the text's own size that stands alone is a heading when it has at most so many words. */
const longestHeading = 9;
/** Lines of a paragraph stand at most this far apart, in heights of a letter. */
const spacing = 1.75;
/** A line in the margin that stands on so many of the pages is a head or a foot. */
const repeats = 0.5;

/** Headings, paragraphs and list items of a document's pages. `removed`: heads and feet that were left out. */
export function pdfBlocks(pages: readonly (readonly PdfLine[])[]): { blocks: Block[]; removed: number } {
  const all = pages.flat();
  const lines = withoutHeadsAndFeet(pages);
  const body = commonSize(lines);
  const known = new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}-]+/gu) ?? []));
  const groups = groupsOf(lines, body);
  const sizes = [
    ...new Set(groups.filter(({ size }) => size > larger * body).map(({ size }) => Math.round(size))),
  ].sort((a, b) => b - a);
  const blocks = groups.flatMap((group, index): Block[] => {
    const text = joined(group.lines, known);
    const level = sizes.indexOf(Math.round(group.size)) + 1;
    if (group.size > larger * body && wordCount(text) <= 2 * longestHeading) return [{ kind: 'heading', level, text }];
    if (standsAlone(group, groups[index + 1])) return [{ kind: 'heading', level: sizes.length + 1, text }];
    return textBlocks(text);
  });
  return { blocks, removed: all.length - lines.length };
}

function withoutHeadsAndFeet(pages: readonly (readonly PdfLine[])[]): PdfLine[] {
  const shape = ({ text }: PdfLine) => text.replace(/\d+/g, '#');
  const on = new Map<string, number>();
  for (const page of pages)
    for (const text of new Set(page.filter(({ margin }) => margin).map(shape))) on.set(text, (on.get(text) ?? 0) + 1);
  const repeated = (line: PdfLine) =>
    pages.length > 1 && (on.get(shape(line)) ?? 0) > Math.max(1, repeats * pages.length);
  const pageNumber = ({ text }: PdfLine) => /^(?:page )?\d{1,3}(?: ?(?:of|\/) ?\d{1,3})?$/i.test(text);
  return pages.flat().filter((line) => !(line.margin && (repeated(line) || pageNumber(line))));
}

/** The size that most letters have. */
function commonSize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}

interface Group {
  lines: PdfLine[];
  size: number;
}

const startsItem = /^(?:[•●▪■□○◦‣∙·➢➤✓✔⁃\uf0a7\uf0b7*–—-]|\d{1,2}[.)])\s/u;

/** Lines that belong together: near each other and of one size; a sentence goes on over the end of a column or page. */
function groupsOf(lines: readonly PdfLine[], body: number): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const before = last?.lines.at(-1);
    const sameSize = last !== undefined && Math.abs(last.size - line.size) <= 0.06 * body;
    const near =
      before !== undefined && before.y > line.y && before.y - line.y <= spacing * Math.max(before.size, line.size);
    const goesOn =
      before !== undefined && before.y <= line.y && !/[.?!:]$/.test(before.text) && /^\p{Ll}/u.test(line.text);
    if (last && sameSize && (near || goesOn) && !startsItem.test(line.text)) last.lines.push(line);
    else groups.push({ lines: [line], size: line.size });
  }
  return groups;
}

/** One short line, without a full stop, with text of its own below. */
function standsAlone({ lines }: Group, next: Group | undefined): boolean {
  const [line] = lines;
  if (lines.length > 1 || !line || !next || startsItem.test(line.text)) return false;
  return wordCount(line.text) <= longestHeading && /^\p{Lu}/u.test(line.text) && !/[.,;:!]$/.test(line.text);
}

/** No word is longer; bounds what is looked at. */
const longestWord = 40;

/** Lines of a group as one text; each list item begins a new line. A word that a line's end broke is made whole. */
function joined(lines: readonly PdfLine[], known: ReadonlySet<string>): string {
  let text = '';
  for (const { text: line } of lines) {
    const broken = /(\p{L}+)[-\u00ad]$/u.exec(text.slice(-longestWord));
    const rest = /^\p{Ll}+/u.exec(line)?.[0];
    if (broken && rest !== undefined) {
      const hyphened = known.has(`${broken[1]}-${rest}`.toLowerCase()) && !text.endsWith('\u00ad');
      text = (hyphened ? text : text.slice(0, -1)) + line;
    } else text += text === '' ? line : ` ${line}`;
  }
  return text;
}
