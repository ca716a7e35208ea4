/** What may tell who the patient is: the 18 kinds of HIPAA Safe Harbor (45 CFR 164.514(b)(2)), as placeholders name them. */
export type IdentifierKind =
  | 'NAME'
  | 'ADDRESS'
  | 'PLACE'
  | 'ZIP'
  | 'DATE'
  | 'AGE'
  | 'PHONE'
  | 'FAX'
  | 'EMAIL'
  | 'SSN'
  | 'RECORD'
  | 'INSURANCE'
  | 'ACCOUNT'
  | 'LICENSE'
  | 'VEHICLE'
  | 'DEVICE'
  | 'URL'
  | 'IP'
  | 'BIOMETRIC'
  | 'PHOTO'
  | 'OTHER';

/** A stretch of a text, end exclusive, that has to go. */
export interface Identifier {
  kind: IdentifierKind;
  start: number;
  end: number;
}

export type Recognizer = (text: string) => Identifier[];

/**
 * All matches of a pattern with the flags `g` and `d`; its group `it`, where it has one, is what has to go.
 * Patterns are bounded, so that 100,000 characters stay linear.
 */
export function matches(
  text: string,
  pattern: RegExp,
  kind: IdentifierKind,
  accept: (it: string, match: RegExpExecArray) => boolean = () => true,
): Identifier[] {
  const found: Identifier[] = [];
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.['it'] ?? match.indices![0]!;
    if (accept(text.slice(start, end), match)) found.push({ kind, start, end });
  }
  return found;
}

/** Finds become one where they overlap; the kind that was found first in the list names the union. */
export function merge(found: readonly Identifier[]): Identifier[] {
  const order = new Map(found.map((identifier, index) => [identifier, index]));
  const sorted = [...found].sort((a, b) => a.start - b.start || order.get(a)! - order.get(b)!);
  const merged: (Identifier & { rank: number })[] = [];
  for (const identifier of sorted) {
    const rank = order.get(identifier)!;
    const last = merged.at(-1);
    if (!last || identifier.start >= last.end) merged.push({ ...identifier, rank });
    else {
      last.end = Math.max(last.end, identifier.end);
      if (rank < last.rank) Object.assign(last, { kind: identifier.kind, rank });
    }
  }
  return merged.map(({ kind, start, end }) => ({ kind, start, end }));
}
