/** Article text inside a markdown message: the words stay as they are, whatever signs are among them. */

/** Puts a backslash before each sign that markdown would read as markup at that place. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*<[]|~(?=~)|(?<!\w)_|_(?!\w)|&(?=#?\w{1,31};)/g, '\\$&')
    .replace(/^(?:[#=+>-]|(\d{1,9})(?=[.)](?:\s|$)))/, (sign, number?: string) =>
      number === undefined ? `\\${sign}` : `${number}\\`,
    );
}

/** A sentence that stands out; also where its first or last sign is a bracket or a quotation mark. */
export const strong = (text: string): string => `**${escapeMarkdown(text)}**`;
