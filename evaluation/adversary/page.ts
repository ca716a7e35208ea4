/**
 * An article's file as the judge reads it: lines between headings. On purpose not the product's parser, so that a fault
 * there cannot hide here.
 */

export type Role = 'plain' | 'lead-in' | 'item';

/** A sentence's place in its section. */
export interface Place {
  role: Role;
  /** Number of the list in its section, for a lead-in and its items; null elsewhere and for a list without lead-in. */
  list: number | null;
}

/** The text between a section's heading and the next, as it stands in the file. @throws when it is not there */
export function rawSection(file: string, sectionId: string): string {
  const parts = file.split(/^## /m).slice(1);
  const part = parts.find((one) => one.slice(0, one.indexOf('\n')).includes(`{#${sectionId} `));
  if (part === undefined) throw new Error(`there is no section ${sectionId}`);
  return part.slice(part.indexOf('\n') + 1).trim();
}

/** Where each of these texts stands in the section, in order. @throws when one is not there word for word */
export function placesIn(raw: string, texts: readonly string[]): Place[] {
  let cursor = 0;
  let list = 0;
  let open = false;
  return texts.map((text) => {
    const at = raw.indexOf(text, cursor);
    if (at < 0) throw new Error('a sentence is not word for word in its article');
    cursor = at + text.length;
    const lineStart = raw.lastIndexOf('\n', at) + 1;
    if (raw.startsWith('- ', lineStart)) return { role: 'item', list: open ? list : null };
    open = text.endsWith(':') && /^\s*\n- /.test(raw.slice(cursor));
    if (open) list += 1;
    return open ? { role: 'lead-in', list } : { role: 'plain', list: null };
  });
}
