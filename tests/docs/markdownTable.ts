/** The cells of the first table below a heading of a Markdown text, without its head. Throws when there is none. */
export function tableBelow(markdown: string, heading: string): { head: string[]; rows: string[][] } {
  const lines = markdown.split('\n');
  const at = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  const from = at < 0 ? -1 : lines.findIndex((line, i) => i > at && line.startsWith('|'));
  if (from < 0) throw new Error(`no table below the heading "${heading}"`);
  const end = lines.findIndex((line, i) => i > from && !line.startsWith('|'));
  const [head, , ...rows] = lines.slice(from, end < 0 ? undefined : end).map(cells);
  return { head: head!, rows };
}

const cells = (line: string): string[] =>
  line
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());
