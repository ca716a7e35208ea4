/**
 * Told or asked about? "What are the signs of a stroke", "what should I do if I get chest pain" tell of nothing that
 * happens. Fear for oneself does: "what if this tightness is a heart attack".
 */
import type { Clause } from './clauses.js';
import { cuesIn, type Timeline } from './timeline.js';
import { isCjk } from './tokens.js';

const reach = 30;
/** "I don't know if I have", "as if I had", "worried if": the if asks nothing. */
const unsure = /^(know|sure|as|even|wonder|wondering|tell|worried|check|like|see)$/;
/** Words of own presence that an if brings along: "if I have". */
const ifReach = 4;

const asksAfter =
  /^(とは|の初期症状|の症状|の前兆|の兆候|の原因|の予防|を予防|のサイン|になったら|の治療|の応急処置|の対処法|の見分け方|[ぁ-ん]{0,4}(とき|時|場合)の(対処|対応|応急|処置|手当))/;

/**
 * True when the match over tokens [from, to) is asked about and not told. `crisis`: words of somebody who may want to
 * die; a general question ("is it normal to want to die") tells of it all the same.
 */
export function isAskedAbout(line: Timeline, from: number, to: number, clause: Clause, crisis: boolean): boolean {
  const start = Math.max(clause.from, from - reach);
  const before = { from: start, to: from };
  const whole = { from: start, to: Math.min(clause.to, to + reach) };
  const supposed = cuesIn(line, before, 'supposed').at(-1);
  if (supposed !== undefined && !unsure.test(line.tokens[supposed.from - 1]?.text ?? '')) {
    // "if she has a fever of 39 since this morning" is told all the same.
    const own = cuesIn(line, whole, 'own').filter(
      (cue) => cue.from > supposed.from + ifReach || cue.to <= supposed.from,
    );
    const told = own.some((cue) => !/^(my|this|these|i|mi)$/.test(line.tokens[cue.from]!.text));
    if (!told) return true;
  }
  if (cuesIn(line, { from: to, to: whole.to }, 'supposed-before').length > 0) {
    let ifAt = from - 1;
    while (ifAt >= start && line.tokens[ifAt]!.text !== 'if') ifAt--;
    if (ifAt >= start && !unsure.test(line.tokens[ifAt - 1]?.text ?? '')) return true;
  }
  // Who asks what helps against a pain has it, however the question is put.
  if (asksForRelief(line, start, from, to)) return false;
  const education = cuesIn(line, { from: start, to }, 'education').find(
    (cue) => !asksForPoint(line, cue.to) && !asksWhatToDo(line, cue.to),
  );
  if (education !== undefined) {
    const own = cuesIn(line, whole, 'own').filter((cue) => !ofSomethingElse(line, cue.to));
    if (own.length === 0) return true;
  }
  // "the" pain is somebody's.
  if (!crisis && line.impersonal && line.tokens[from - 1]?.text !== 'the') {
    if (cuesIn(line, { from: clause.from, to: from }, 'general').length > 0) return true;
  }
  const next = line.tokens[to];
  if (next === undefined || !isCjk(next)) return false;
  const after = line.tokens.slice(to, to + 12).map((token) => token.text);
  return asksAfter.test(after.join(''));
}

/** "What's the point of going on" asks for no knowledge. */
const asksForPoint = (line: Timeline, at: number): boolean =>
  line.tokens[at]?.text === 'the' && line.tokens[at + 1]?.text === 'point';

/** "What do I do for chest pain?" asks what helps now, not what it is. */
const asksWhatToDo = (line: Timeline, at: number): boolean =>
  /^(i|we)$/.test(line.tokens[at]?.text ?? '') && /^(do|take|use|try|give|put)$/.test(line.tokens[at + 1]?.text ?? '');

const relieves = new Set(
  'stop stops stopping treat treats treating ease eases easing relieve relieves relieving help helps fix fixes cure cures calm'.split(
    ' ',
  ),
);
const felt = new Set(
  'pain pains ache aches aching hurts tightness breathing breath breathless bleeding numbness weakness swelling fainting vomiting coughing headache headaches palpitations dizziness cramps'.split(
    ' ',
  ),
);
/** "Tests for chest pain" are asked about by anybody. */
const looksInto =
  /^(test|tests|testing|screening|sign|signs|symptom|symptoms|risk|risks|cause|causes|reason|reasons|page|word|name|code)$/;
const forReach = 4;

/** "What is good for chest pain?", "how do you stop vomiting blood": a thing that is felt, and what helps against it. */
function asksForRelief(line: Timeline, start: number, from: number, to: number): boolean {
  if (!line.tokens.slice(from, to).some((token) => felt.has(token.text))) return false;
  const before = line.tokens.slice(Math.max(start, from - forReach), from).map((token) => token.text);
  const at = before.findLastIndex((word) => word === 'for' || word === 'against' || relieves.has(word));
  return at >= 0 && !line.tokens.slice(start, from).some((token) => looksInto.test(token.text));
}

/** "my dad", "this tablet": not the speaker's own presence. */
function ofSomethingElse(line: Timeline, at: number): boolean {
  return elsewhere.has(line.tokens[at]?.text ?? '');
}
const elsewhere = new Set(
  'dad father mum mom mother wife husband son daughter friend sister brother gran nan grandad exam essay homework project book novel class tablet tablets pill pills medicine medication drug vaccine jab treatment med meds antibiotic'.split(
    ' ',
  ),
);
