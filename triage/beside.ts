/** Words beside a person that say that it is not this one who is ill: who measures, who says so, whose tablets they are. */
import { pronouns } from './relations.js';
import type { Token } from './tokens.js';

/** "I just measured it, 39.2" while somebody else is spoken of: who measures is not who it is about. */
const caring = new Set(
  'measured checked counted weighed tested noticed think thought guess gave given worried'.split(' '),
);
export function looksAfter(tokens: readonly Token[], from: number, limit: number): boolean {
  for (let k = from; k < Math.min(limit, from + 3); k++) if (caring.has(tokens[k]!.text)) return true;
  return false;
}

/** "I'm a 22 year old man": no other person. */
export function saysOfSelf(tokens: readonly Token[], at: number, from: number): boolean {
  for (let k = at - 1; k > Math.max(from, at - 7); k--)
    if (tokens[k]!.text === 'am' && tokens[k - 1]!.text === 'i') return true;
  return false;
}

/** "got into grandad's heart tablets": the owner of the tablets did nothing. */
export function leadsToMedicine(tokens: readonly Token[], from: number, limit: number): boolean {
  for (let k = from; k < Math.min(limit, from + 4); k++) if (medicines.test(tokens[k]!.text)) return true;
  return false;
}
const medicines = /^(tablets?|pills?|meds|medicines?|medications?|capsules?|patch|patches|insulin)$/;

/** "dad says he can't breathe": he is the dad. */
export function aboutOneself(tokens: readonly Token[], from: number, limit: number): boolean {
  for (let k = from; k < Math.min(limit, from + 2); k++) if (Object.hasOwn(pronouns, tokens[k]!.text)) return true;
  return false;
}

const treating = new Set(
  'removed found scanned prescribed diagnosed operated fitted inserted stitched told discharged biopsied'.split(' '),
);
const handling = new Set('took taken put cut did gave opened tested checked fixed replaced sent'.split(' '));

/** "they removed a polyp", "they took my spleen": those who treat somebody, whoever was spoken of before. */
export function areTreating(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.text !== 'they') return false;
  const verb = /^(have|had|also|just)$/.test(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const word = tokens[verb]?.text ?? '';
  return treating.has(word) || (handling.has(word) && /^(my|me|out)$/.test(tokens[verb + 1]?.text ?? ''));
}
