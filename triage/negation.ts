/**
 * Negation in the manner of NegEx: a negative word reaches up to six tokens on, until a word or a mark that ends it.
 * What looks like a negation but is none ("no relief from", "can't rule out", "never had pain like this") reaches nothing.
 * Whether a concept may be negated at all (inability) is the caller's business.
 */
import { breaks, type Token } from './tokens.js';
import type { Clause } from './clauses.js';
import type { DetectedLanguage } from './types.js';
import { noBetter, notTooBad, swallowedNext, wordsOf } from './negationWords.js';

const reach = 6;
const saidTwice = new Set(['that', 'think', 'say', 'saying', 'mean']);

/** For every token: how many negations reach it. Two cancel out: "not that I don't have chest pain". */
export function negationsAt(tokens: Token[], clauses: Clause[], languages: DetectedLanguage[]): Uint8Array {
  const counts = new Uint8Array(tokens.length);
  clauses.forEach((clause, n) => {
    for (let i = clause.from; i < clause.to; i++) {
      // Vietnamese "nó" (it) and "nổ" (bursts) are no "no".
      if (languages[n] === 'vi' && !wordsOf.vietnamese.has(tokens[i]!.text)) continue;
      const length = wordsOf.negatorAt(tokens, i, clause.to);
      if (length === swallowedNext) {
        // "do not want to die": the wish and its verb, and no more.
        const end = tokens[i + 2]?.text === 'to' ? i + 4 : i + 2;
        for (let k = i + 1; k < Math.min(end, clause.to); k++) counts[k] = Math.min(3, counts[k]! + 1);
      }
      if (length === notTooBad)
        for (let k = i + 1; k <= i + 2 && k < clause.to; k++) counts[k] = Math.min(3, counts[k]! + 1);
      if (length === noBetter) {
        // "the inhaler is not helping": no help.
        let k = i + 1;
        while (k < clause.to && k <= i + 3 && !wordsOf.improving.has(tokens[k]!.text)) k++;
        if (k < clause.to && k <= i + 3) counts[k] = Math.min(3, counts[k]! + 1);
      }
      if (length <= 0) continue;
      const end = forwardEnd(tokens, i + length, clause.to, lacking.test(tokens[i]!.text));
      for (let k = i + length; k < end; k++) counts[k] = Math.min(3, counts[k]! + 1);
      i += length - 1;
    }
  });
  return counts;
}

/** Where the reach of a negator (`ofThing`: "no", "without") that ends before `from` stops. A list ("no fever, cough or chest pain") carries it on. */
function forwardEnd(tokens: Token[], from: number, limit: number, ofThing: boolean): number {
  // "not that I do not have" says it twice; in "no fever and no cough" each "no" says it once.
  const twice = saidTwice.has(tokens[from]?.text ?? '');
  let left = reach;
  for (let k = from; k < limit; k++, left--) {
    const token = tokens[k]!;
    if (left === 0 || token.before >= breaks.sentence) return k;
    if (k > from && wordsOf.ends.has(token.text)) return k;
    // "no helmet HIT a pothole", but "no fall or hit".
    if (k > from && ofThing && wordsOf.happenings.has(token.text) && !joins(tokens[k - 1]!)) return k;
    if (k > from && tellsState(tokens, from, k, ofThing)) return k;
    if (k > from && spanEndsAt(tokens, from, k)) return k;
    if (!twice && wordsOf.negatorAt(tokens, k, limit) > 0) return k;
    if (token.before === breaks.comma && k > from) {
      if (!listGoesOn(tokens, k, limit)) return k;
      left = reach;
    } else if (wordsOf.or.has(token.text)) left = reach;
    else if (wordsOf.and.has(token.text)) {
      if (startsStatement(tokens, k + 1, limit) || tellsOfLack(tokens, from, k)) return k;
      // "no spleen and A high temperature": a denial has the article on both sides or on none.
      if (
        article.test(tokens[k + 1]?.text ?? '') &&
        !article.test(tokens[from]?.text ?? '') &&
        !article.test(tokens[from + 1]?.text ?? '')
      )
        return k;
      left = Math.max(left, 4);
    }
  }
  return limit;
}

/** "no pain | clammy pale", but "no confused talk", "no fever, clammy or pale": a list, or what belongs to a thing. */
function tellsState(tokens: Token[], from: number, at: number, ofThing: boolean): boolean {
  if (!ofThing || !wordsOf.states.has(tokens[at]!.text) || tokens[at]!.before !== breaks.none) return false;
  const before = tokens[at - 1]!;
  if (joins(before) || /^(a|an|any|the|very|or|being|feeling|getting|going)$/.test(before.text)) return false;
  const next = tokens[at + 1];
  return (
    at > from && (next === undefined || next.before >= breaks.comma || joins(next) || wordsOf.states.has(next.text))
  );
}

/** Negators of a thing, which no verb follows. */
const lacking = /^(no|without|sin|zero)$/;
const joins = ({ text }: Token): boolean => wordsOf.or.has(text) || wordsOf.and.has(text);
const article = /^(a|an|un|una)$/;
const timeUnit = /^(hours?|hrs?|days?|nights?|weeks?|wks?|months?|years?|yrs?|dias?|horas?|semanas?)$/;

/** "no stool for two days |": a span of time closes what is denied for it. */
function spanEndsAt(tokens: Token[], from: number, at: number): boolean {
  if (!timeUnit.test(tokens[at - 1]!.text)) return false;
  for (let k = at - 2; k >= Math.max(from, at - 5); k--) if (/^(for|in|all|por|en)$/.test(tokens[k]!.text)) return true;
  return false;
}

const lackReach = 4;
/** "no stool or gas", "no wet nappies": all that is denied up to `to` is missing, and it is trouble that it is. */
function tellsOfLack(tokens: Token[], from: number, to: number): boolean {
  if (to - from > lackReach || !wordsOf.lacked.has(tokens[to - 1]?.text ?? '')) return false;
  return !tokens.slice(from, to).some(({ text }) => /^(in|to|of|with|from|a|any)$/.test(text));
}

/** A comma carries a negation on only inside a list that an "or" or "nor" closes before a new statement begins. */
function listGoesOn(tokens: Token[], from: number, limit: number): boolean {
  for (let k = from; k < Math.min(limit, from + 10); k++) {
    const word = tokens[k]!.text;
    if (wordsOf.or.has(word)) return true;
    if (wordsOf.ends.has(word) || wordsOf.doers.has(word)) return false;
  }
  return false;
}

/** After "and": a doer, a word of now, or a span of time make it a statement of its own. */
function startsStatement(tokens: Token[], from: number, limit: number): boolean {
  if (wordsOf.doers.has(tokens[from]?.text ?? '')) return true;
  for (let k = from; k < Math.min(limit, from + 7); k++) {
    const token = tokens[k]!;
    if (token.before >= breaks.comma) return false;
    if (wordsOf.spans.has(token.text)) return true;
  }
  return false;
}

/** A denial that stands after the words: "chest pain: no", "chest pain? No.", "chest pain denied". */
export function deniedAfter(tokens: Token[], clause: Clause, to: number): boolean {
  const next = tokens[to];
  if (next === undefined) return false;
  if (wordsOf.answersNo.has(next.text)) {
    const after = tokens[to + 1];
    const alone = after === undefined || after.before >= breaks.comma;
    if (next.before >= breaks.comma && next.before !== breaks.sentence && alone) return true;
    if (next.before === breaks.none && alone && to + 1 >= clause.to) return true;
  }
  for (let k = to; k < Math.min(clause.to, to + 3); k++) {
    if (tokens[k]!.before >= breaks.comma) return false;
    if (wordsOf.denials.has(tokens[k]!.text)) return true;
  }
  return false;
}

const japaneseReach = 8;
const textOf = (tokens: Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map((token, i) => (i > 0 && token.before > 0 ? ' ' : '') + token.text)
    .join('');

/** Japanese denies after the word: 痛くない, 熱はありません. Not 止まらない, かもしれない, だけでなく. */
export function deniedInJapanese(tokens: Token[], clause: Clause, from: number, to: number): boolean {
  let end = Math.min(clause.to, to + japaneseReach);
  for (let k = to; k < end; k++) if (tokens[k]!.before > 0) end = k;
  const after = textOf(tokens, to, end);
  const found = /ない|なし|無い|無し|なく|ません|なかった/.exec(after);
  if (found === null) return false;
  const lead = textOf(tokens, from, to) + after.slice(0, found.index + found[0].length);
  return !/(かもしれ|だけで|だけじゃ|止ま|とま|治ま|おさま|収ま|引か|ひか|良くなら|よくなら|治ら|なおら|でき|出来|られ|消え|たまら|わから|分から|ひど|半端|取れ|とれ)(ない|なく|ません|なかった|じゃない)$|(けど|が、|のに|て動け|て眠れ|て歩け|て立て).{0,6}$/.test(
    lead,
  );
}
