import { findIdentifiers } from '../../knowledge/composition/deidentify.js';
import { share } from '../interval.js';
import type { Share } from '../interval.js';
import type { Marked } from './row.js';

export interface DeidentifyScore {
  messages: number;
  /** Messages with nothing to hide. */
  innocent: number;
  /** Identifiers of which every letter and digit is removed, whatever the kind of the placeholder. */
  recall: Share;
  recallPerKind: Record<string, Share>;
  /** Identifiers that are removed whole under the kind they were marked with. */
  rightKind: Share;
  /** Messages with identifiers from which all of them are removed. */
  cleanMessages: Share;
  /** Words outside the marks that are removed all the same. */
  removedWrongly: Share;
}

/** A row that a figure speaks against. */
export interface Fault {
  id: string;
  fault: 'missed' | 'removed';
  kind: string;
  words: string;
}

export interface DeidentifyReport {
  metrics: DeidentifyScore;
  faults: Fault[];
}

const sign = /[\p{L}\p{N}]/u;
/** A title tells nobody's name, whether it is removed or not. */
const title = /^(?:Dr|Mr|Mrs|Ms|Miss)\b\.?/i;

/** Under which kind each sign of a text is removed, if it is. */
function kindOfEachSign(text: string): (string | undefined)[] {
  const kinds = Array.from<string | undefined>({ length: text.length });
  for (const { kind, start, end } of findIdentifiers(text)) kinds.fill(kind, start, end);
  return kinds;
}

/** Recall of identifiers and loss of innocent words over marked messages. */
export function scoreDeidentify(rows: readonly Marked[]): DeidentifyReport {
  const faults: Fault[] = [];
  const perKind = new Map<string, [hits: number, n: number]>();
  let [hits, right, all, clean, withIdentifiers, words, removed] = [0, 0, 0, 0, 0, 0, 0];
  for (const { id, text, identifiers } of rows) {
    const kinds = kindOfEachSign(text);
    let missed = 0;
    for (const { kind, start, end } of identifiers) {
      const from = start + (title.exec(text.slice(start, end))?.[0].length ?? 0);
      const found = kinds.slice(from, end).filter((_kind, at) => sign.test(text[from + at]!));
      const isGone = !found.includes(undefined);
      const count = perKind.get(kind) ?? [0, 0];
      perKind.set(kind, [count[0] + Number(isGone), count[1] + 1]);
      all += 1;
      hits += Number(isGone);
      right += Number(isGone && found.includes(kind));
      missed += Number(!isGone);
      if (!isGone) faults.push({ id, fault: 'missed', kind, words: text.slice(start, end) });
    }
    withIdentifiers += Number(identifiers.length > 0);
    clean += Number(identifiers.length > 0 && missed === 0);
    for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (identifiers.some((identifier) => start < identifier.end && end > identifier.start)) continue;
      words += 1;
      const kind = kinds[start];
      if (kind === undefined) continue;
      removed += 1;
      faults.push({ id, fault: 'removed', kind, words: match[0] });
    }
  }
  return {
    metrics: {
      messages: rows.length,
      innocent: rows.length - withIdentifiers,
      recall: share(hits, all),
      recallPerKind: Object.fromEntries(
        [...perKind].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, [own, n]]) => [kind, share(own, n)]),
      ),
      rightKind: share(right, all),
      cleanMessages: share(clean, withIdentifiers),
      removedWrongly: share(removed, words),
    },
    faults,
  };
}
