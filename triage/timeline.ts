/** The cues of a message, arranged so that those of any span are found without a search. */
import type { Clause } from './clauses.js';
import type { Cue, CueKind } from './cues.js';
import { personOf } from './relations.js';
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
  /** Kinds of cue that the message has at all. */
  kinds: ReadonlySet<CueKind>;
  /** Nobody is spoken of and nothing is told of now. */
  ofNobody: boolean;
  /** The same, in the words of a question about people in general. */
  impersonal: boolean;
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
  const kinds = new Set(cues.map((c) => c.kind));
  const ofNobody = !kinds.has('now') && !kinds.has('own') && namesNobody(tokens);
  const impersonal = ofNobody && kinds.has('general');
  return { tokens, clauses, cues, clauseOf, cueFrom, kinds, ofNobody, impersonal };
}

const oneself = new Set('i me my myself we us our he him his she her they them their it this these that'.split(' '));

function namesNobody(tokens: Token[]): boolean {
  return tokens.every((token, i) => {
    if (personOf(token.text) !== undefined) return false;
    if (!oneself.has(token.text)) return true;
    return token.text === 'it' && /^(normal|common|usual)$/.test(tokens[i + 1]?.text ?? '');
  });
}

/** How far a cue is looked for: bounds the work on text without punctuation. */
export const horizon = 40;

const noCues: Cue[] = [];

/** Cues of a kind that begin in a span, at most eight. */
export function cuesIn(line: Timeline, span: Span, kind: CueKind): readonly Cue[] {
  if (!line.kinds.has(kind)) return noCues;
  const found: Cue[] = [];
  for (let i = line.cueFrom[span.from]!; i < line.cues.length && found.length < 8; i++) {
    const cue = line.cues[i]!;
    if (cue.from >= span.to) break;
    if (cue.kind === kind) found.push(cue);
  }
  return found;
}
