/** A run of text as it stands on the page: points, from the lower left corner. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** One line of one column, in reading order. */
export interface PdfLine {
  text: string;
  size: number;
  x: number;
  y: number;
  /** Right end. */
  end: number;
  /** In the upper or lower margin, where heads and feet of pages are. */
  margin: boolean;
}

/** A gap between columns is at least so many points wide. */
const gutter = 12;
/** Each column holds at least this share of the page's lines, or it is none. */
const columnShare = 0.2;
const marginShare = 0.09;

/** Lines of a page: pieces joined, columns one after the other. Lines across both columns keep their place. */
export function pdfLines(pieces: readonly Piece[], height: number): PdfLine[] {
  const shown = pieces.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const split = columnGap(shown);
  const side = ({ x, width }: Piece) =>
    split === null || (x < split && x + width > split) ? 'both' : x < split ? 'left' : 'right';
  const lines: PdfLine[] = [];
  const waiting: Record<'left' | 'right', PdfLine[]> = { left: [], right: [] };
  const finish = () => lines.push(...waiting.left.splice(0), ...waiting.right.splice(0));
  for (const row of rowsOf(shown)) {
    const of = (wanted: string) => row.filter((piece) => side(piece) === wanted);
    if (of('both').length > 0) {
      finish();
      lines.push(lineOf(row, height));
      continue;
    }
    for (const column of ['left', 'right'] as const)
      if (of(column).length > 0) waiting[column].push(lineOf(of(column), height));
  }
  finish();
  return lines;
}

/** Pieces on one baseline, or nearly (superscripts). */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of pieces) {
    const row = rows.at(-1);
    if (row && row[0]!.y - piece.y < 0.45 * Math.max(row[0]!.size, 4)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

function lineOf(row: readonly Piece[], height: number): PdfLine {
  let text = '';
  let end = row[0]!.x;
  for (const { text: piece, x, width, size } of row) {
    text += text !== '' && x - end > 0.18 * size ? ` ${piece}` : piece;
    end = x + width;
  }
  const { x, y } = row[0]!;
  const size = Math.max(...row.map((piece) => piece.size));
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    size,
    x,
    y,
    end,
    margin: y < marginShare * height || y > (1 - marginShare) * height,
  };
}

/** The middle of the empty strip between two columns, or null. */
function columnGap(pieces: readonly Piece[]): number | null {
  const left = Math.min(...pieces.map(({ x }) => x));
  const right = Math.max(...pieces.map(({ x, width }) => x + width));
  const narrow = pieces.filter(({ width }) => width < 0.55 * (right - left)).sort((a, b) => a.x - b.x);
  let end = left;
  for (const { x, width } of narrow) {
    const middle = (end + x) / 2;
    const inMiddle = middle > left + 0.3 * (right - left) && middle < left + 0.7 * (right - left);
    if (x - end >= gutter && inMiddle && standOnBothSides(narrow, middle)) return middle;
    end = Math.max(end, x + width);
  }
  return null;
}

/** Text stands on both sides on several heights, not just a number at the right of each line. */
function standOnBothSides(pieces: readonly Piece[], middle: number): boolean {
  const words = (side: readonly Piece[]) => side.reduce((sum, { text }) => sum + text.trim().length, 0);
  const before = pieces.filter(({ x }) => x < middle);
  const after = pieces.filter(({ x }) => x >= middle);
  const all = words(pieces);
  return (
    before.length >= 3 && after.length >= 3 && words(before) > columnShare * all && words(after) > columnShare * all
  );
}
