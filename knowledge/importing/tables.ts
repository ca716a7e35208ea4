import { isElement, tagOf } from './dom.js';
import type { DomElement, DomNode } from './dom.js';
import type { Block } from './page.js';

/**
 * A table as a list: one item a row, each cell with the heading of its column.
 * @param textOf text of a cell
 * @returns the list; null when the table only arranges the page (then it is read as if it were none); or why it cannot be told as a list
 */
export function tableBlocks(table: DomElement, textOf: (cell: DomElement) => string): Block[] | string | null {
  const rows = rowsOf(table);
  const widest = Math.max(0, ...rows.map((row) => row.length));
  if (widest <= 1 || table.getAttribute('role') === 'presentation') return null;
  if (table.querySelector('table')) return 'it holds another table';
  if (rows.flat().some((cell) => ['colspan', 'rowspan'].some((span) => Number(cell.getAttribute(span) ?? 1) > 1)))
    return 'it has cells that span several rows or columns';
  const [first, ...rest] = rows;
  const headed = first!.every((cell) => tagOf(cell) === 'th');
  if (!headed && widest > 2) return 'its columns have no headings';
  const heads = headed ? first!.map(textOf) : [];
  const caption = table.querySelector('caption');
  return [
    ...(caption ? [{ kind: 'paragraph', text: textOf(caption) } as const] : []),
    ...(headed ? rest : rows).map((row) => ({ kind: 'item', text: rowText(row.map(textOf), heads) }) as const),
  ];
}

function rowText(cells: readonly string[], heads: readonly string[]): string {
  if (heads.length === 0) return cells.filter((text) => text.trim() !== '').join(': ');
  return cells
    .map((text, column) => ({ text, head: heads[column]?.trim() ?? '' }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, head }) => (head === '' ? text : `${head}: ${text}`))
    .join('; ');
}

function rowsOf(table: DomNode): DomElement[][] {
  return [...table.childNodes].filter(isElement).flatMap((part) => {
    if (/^(?:thead|tbody|tfoot)$/.test(tagOf(part))) return rowsOf(part);
    if (tagOf(part) !== 'tr') return [];
    return [[...part.childNodes].filter(isElement).filter((cell) => /^t[hd]$/.test(tagOf(cell)))];
  });
}
