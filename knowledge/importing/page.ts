import type { SectionKind } from '../articles.js';

/** What a page is made of, in reading order. */
export type Block =
  /** `section` where the format itself says what the part is for. */
  | { kind: 'heading'; level: number; text: string; section?: SectionKind }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; text: string };

export interface FoundLink {
  text: string;
  url: string;
  /** Index of the block that it stands in, or of the one that follows. */
  block: number;
}

/** What an importer reads of a page's body. Nothing in it is trusted: `draft.ts` makes plain text of it. */
export interface Body {
  blocks: Block[];
  links: FoundLink[];
  /** What was left out or may be wrong, in words for the person at the command. */
  notes: string[];
}

/** A page as an importer found it. */
export interface FoundPage extends Body {
  title: string;
  /** Who published it. */
  source?: string;
  url?: string;
  /** Which page of a file that holds many. */
  item?: string;
  /** Year in which it was published or last changed. */
  year?: string;
  synonyms: string[];
}

/** A page (or a whole file) that cannot be imported; the message is one line that says why and what helps. */
export class NotImported extends Error {
  override name = 'NotImported';
}

export const note = (count: number, one: string, many = `${one}s`): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

export const formats = ['markdown', 'html', 'docx', 'pdf', 'medlineplus', 'medquad'] as const;
export type Format = (typeof formats)[number];
