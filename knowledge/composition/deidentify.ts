import { addresses } from './deidentify/addresses.js';
import { ages } from './deidentify/ages.js';
import { dates } from './deidentify/dates.js';
import { merge } from './deidentify/identifier.js';
import type { Identifier, IdentifierKind, Recognizer } from './deidentify/identifier.js';
import { names } from './deidentify/names.js';
import { numbers } from './deidentify/numbers.js';
import { online } from './deidentify/online.js';
import { phones } from './deidentify/phones.js';
import { places } from './deidentify/places.js';

/** A text without what tells who the patient is. */
export interface Deidentified {
  /** The text with a placeholder such as `[NAME-1]` for each original. */
  text: string;
  /** Puts the originals back into a reply; unknown placeholders stay as they are. */
  restore(reply: string): string;
  /** Kinds found, for the ledger and metrics: never the text. */
  found: readonly IdentifierKind[];
}

/** In the order in which they name a stretch that several of them find. */
const recognizers: readonly Recognizer[] = [online, numbers, phones, dates, ages, addresses, places, names];

/** One sign for another, so that offsets stay: curly quotes, hard spaces, hyphens of all kinds, full-width digits. */
function evenOut(text: string): string {
  return text
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/[\u00a0\u2007\u202f\t]/g, ' ')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff20]/g, (sign) =>
      String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
    );
}

/** Where a text has identifiers, in order and without overlap. */
export function findIdentifiers(text: string): Identifier[] {
  const even = evenOut(text);
  return merge(recognizers.flatMap((recognize) => recognize(even)));
}

/**
 * Replaces what HIPAA Safe Harbor calls identifiers by placeholders, the same one for the same original within a text.
 * Rules and word lists, no model; linear in the length of the text. It is not perfect: docs/deidentification.md says what it misses.
 * @example deidentify('I am Rosa Diaz, 617-555-0142').text // 'I am [NAME-1], [PHONE-1]'
 */
export function deidentify(text: string): Deidentified {
  const placeholders = new Map<string, string>();
  const originals = new Map<string, string>();
  const counts = new Map<IdentifierKind, number>();
  const placeholderFor = (kind: IdentifierKind, original: string): string => {
    const key = `${kind} ${original}`;
    let placeholder = placeholders.get(key);
    while (placeholder === undefined) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const next = `[${kind}-${count}]`;
      // The patient may have written such a thing: then it is theirs.
      if (!text.includes(next)) placeholder = next;
    }
    placeholders.set(key, placeholder);
    originals.set(placeholder, original);
    return placeholder;
  };
  let clean = '';
  let last = 0;
  for (const { kind, start, end } of findIdentifiers(text)) {
    clean += text.slice(last, start) + placeholderFor(kind, text.slice(start, end));
    last = end;
  }
  return {
    text: clean + text.slice(last),
    restore: (reply) =>
      reply.replace(/\[[A-Z]{2,9}-\d{1,6}\]/g, (placeholder) => originals.get(placeholder) ?? placeholder),
    found: [...counts.keys()],
  };
}
