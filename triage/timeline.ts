/** The cues of a message, arranged so that those of any span are found without a search. */
import type { Clause } from './clauses.js';
import type { Cue, CueKind } from './cues.js';
import type { Token } from './tokens.js';

export interface Span {
  from: number;
  to: number;
}

/** A message's cues, arranged for look-up. */
export interface Timeline {
  tokens: Token[];
  clauses: Clause[];
  cues: Cue[];
  /** Index of the clause of each token. */
  clauseOf: Uint32Array;
  /** Index of the first cue at or after each token. */
  cueFrom: Uint32Array;
}

export function timelineOf(tokens: Token[], clauses: Clause[], cues: Cue[]): Timeline {
  const clauseOf = new Uint32Array(tokens.length);
  clauses.forEach((clause, n) => clauseOf.fill(n, clause.from, clause.to));
  const cueFrom = new Uint32Array(tokens.length + 1);
  let cue = cues.length;
  for (let i = tokens.length; i >= 0; i--) {
    while (cue > 0 && cues[cue - 1]!.from >= i) cue--;
    cueFrom[i] = cue;
  }
  return { tokens, clauses, cues, clauseOf, cueFrom };
}

/** How far a cue is looked for: bounds the work on text without punctuation. */
export const horizon = 40;

export function cuesIn(line: Timeline, span: Span, ...kinds: CueKind[]): Cue[] {
  const found: Cue[] = [];
  for (let i = line.cueFrom[span.from]!; i < line.cues.length && found.length < 8; i++) {
    const cue = line.cues[i]!;
    if (cue.from >= span.to) break;
    if (kinds.includes(cue.kind)) found.push(cue);
  }
  return found;
}
