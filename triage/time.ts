/**
 * When does a statement hold, and is it a statement? Past, recent (over within about a day), hypothetical, or now.
 * In doubt: now, because the level must not fall by a misreading.
 */
import type { Clause } from './clauses.js';
import type { Cue, CueKind } from './cues.js';
import { isAskedAbout } from './mood.js';
import { cuesIn, horizon, type Span, type Timeline } from './timeline.js';
import { breaks, type Token } from './tokens.js';
import type { FindingTime } from './types.js';

const doers = new Set('i my he his she her it they we the now'.split(' '));

/** A comma begins a part, and so does "and" with a new doer: "calf is sore and I had a baby". */
function beginsPart(tokens: Token[], at: number): boolean {
  const token = tokens[at]!;
  return token.before >= breaks.comma || (token.text === 'and' && doers.has(tokens[at + 1]?.text ?? ''));
}

/** The part between commas around a token; a short opening ("In 2015,") belongs to what follows it. */
function partAround(line: Timeline, at: number, to: number, clause: Clause): Span {
  let from = at;
  while (from > clause.from && at - from < horizon && !beginsPart(line.tokens, from)) from--;
  if (from > clause.from && from - clause.from <= opening && !tellsOfPast(line, clause.from, from)) from = clause.from;
  const end = partEnd(line, to, clause);
  // "a concussion once, years ago"
  const next = end < clause.to ? partEnd(line, end + 1, clause) : end;
  return { from, to: next > end && isOnlyPast(line, end, next) ? next : end };
}

function partEnd(line: Timeline, at: number, clause: Clause): number {
  let end = at;
  while (end < clause.to && end - at < horizon && !beginsPart(line.tokens, end)) end++;
  return end;
}

/** So many words may be an opening. */
const opening = 4;
const pastKinds: readonly CueKind[] = ['past', 'history-of', 'past-with-verb'];
const leadsToTime =
  /^(a|few|couple|of|several|some|many|about|around|over|nearly|almost|and|well|so|only|just|way|back|but|or)$/;

/** "In 2015", "a few years ago": nothing but the time. */
function isOnlyPast(line: Timeline, from: number, to: number): boolean {
  return pastKinds.some((kind) =>
    cuesIn(line, { from, to }, kind).some(
      (cue) =>
        cue.to === to &&
        line.tokens.slice(from, cue.from).every((token) => token.value !== undefined || leadsToTime.test(token.text)),
    ),
  );
}

/** "splenectomy as a kid,": it tells of something long ago, and says nothing of what follows. */
function tellsOfPast(line: Timeline, from: number, to: number): boolean {
  return pastKinds.some((kind) => cuesIn(line, { from, to }, kind).length > 0) && !isOnlyPast(line, from, to);
}

/** The rest of the sentence after a match, and the next sentence when it is short ("Fine now."). */
function afterMatch(line: Timeline, to: number, clauseIndex: number): Span {
  const { clauses } = line;
  const sentence = clauses[clauseIndex]!.sentence;
  let end = to;
  for (let n = clauseIndex; n < clauses.length && n < clauseIndex + 6; n++) {
    const clause = clauses[n]!;
    const short = clause.sentence === sentence + 1 && clause.to - clause.from <= 6;
    if (clause.sentence !== sentence && !short) break;
    end = clause.to;
  }
  return { from: to, to: Math.min(end, to + horizon) };
}

const denying = /^(not|no|never|cannot|sin|until|when|hope|once|if|will|nunca|khong|chua)$/;

/** "hasn't gone away", "until it stopped": not resolved. */
function holds(line: Timeline, cue: Cue): boolean {
  for (let i = Math.max(0, cue.from - 3); i < cue.from; i++) if (denying.test(line.tokens[i]!.text)) return false;
  // "has gone" ends a statement; "has gone gray" is one.
  const next = line.tokens[cue.to];
  if (line.tokens[cue.to - 1]!.text === 'gone')
    return next === undefined || next.before > 0 || /^(now|and|but|by)$/.test(next.text);
  return true;
}

const temporal: ReadonlySet<CueKind> = new Set([
  'past',
  'history-of',
  'past-with-verb',
  'recent-with-verb',
  'resolved',
]);

/** Time of a match over tokens [from, to); `crisis` as in `isAskedAbout`. */
export function timeOf(line: Timeline, from: number, to: number, crisis: boolean): FindingTime {
  const clauseIndex = line.clauseOf[from]!;
  const clause = line.clauses[clauseIndex]!;
  if (isAskedAbout(line, from, to, clause, crisis)) return 'hypothetical';
  if (!line.cues.some((cue) => temporal.has(cue.kind))) return 'now';
  const part = partAround(line, from, to, clause);
  const nowCues = cuesIn(line, part, 'now').filter((cue) => cue.from < from || cue.from >= to);
  if (line.kinds.has('resolved')) {
    const over = cuesIn(line, afterMatch(line, to, clauseIndex), 'resolved').some((cue) => holds(line, cue));
    if (over && !isPast(line, part, from, to)) return 'recent';
  }
  if (nowCues.length > 0) return 'now';
  if (isPast(line, part, from, to)) return 'past';
  const over = cuesIn(line, part, 'recent-with-verb').length > 0 && cuesIn(line, part, 'past-verb').length > 0;
  return over ? 'recent' : 'now';
}

function isPast(line: Timeline, part: Span, from: number, to: number): boolean {
  if (cuesIn(line, part, 'past').length > 0) return true;
  if (cuesIn(line, { from: Math.max(part.from, from - 5), to: from }, 'history-of').length > 0) return true;
  if (cuesIn(line, part, 'past-with-verb').length === 0) return false;
  const at = cuesIn(line, { from: to, to: part.to }, 'past-with-verb').length > 0 || part.from < from;
  return at && cuesIn(line, part, 'past-verb').length > 0;
}
