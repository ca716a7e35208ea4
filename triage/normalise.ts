/**
 * One word → its normal form(s). Phrases of the content files go through the same function, so that text and
 * phrases always agree; what it folds is a matter of recall, never of meaning.
 */

import { forms } from './wordForms.js';

const formsOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(forms).map(([word, form]) => [word, form.split(' ')]),
);

/** British spellings to American ones, by stem. */
const british: Array<[RegExp, string]> = [
  [/haem/g, 'hem'],
  [/paed/g, 'ped'],
  [/oedem/g, 'edem'],
  [/oesoph/g, 'esoph'],
  [/rrhoea/g, 'rrhea'],
  [/anaem/g, 'anem'],
  [/leukaem/g, 'leukem'],
  [/foet/g, 'fet'],
  [/faec/g, 'fec'],
  [/coeli/g, 'celi'],
  [/gynaec/g, 'gynec'],
  [/anaesth/g, 'anesth'],
  [/glycaem/g, 'glycem'],
  [/kalaem/g, 'kalem'],
  [/septicaem/g, 'septicem'],
  [/caesar/g, 'cesar'],
  [/^(col|tum|behavi|od|vap|lab|fav|neighb|hum|flav|rum)our/g, '$1or'],
  [/litre/g, 'liter'],
  [/fibre/g, 'fiber'],
  [/isation/g, 'ization'],
  [/(paral|catheter|immun|hospital|recogn|real|fain)is(e|ed|es|ing)$/g, '$1iz$2'],
  [/yse(d?)$/g, 'yze$1'],
  [/vomitt/g, 'vomit'],
  [/grey/g, 'gray'],
  [/tyre/g, 'tire'],
  [/sulph/g, 'sulf'],
];

const letters = /[^\x00-\x7f]/;
const marks = /\p{M}/gu;
const runs = /(.)\1{2,}/g;
const run = /(.)\1\1/;
const britishHint = /ae|oe|our|isat|is(e|ed|es|ing)$|yse|tre|mitt|grey|tyre|sulph|bre/;

/** Strips diacritics of Latin letters, for matching only. */
export function stripMarks(text: string): string {
  if (!letters.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .replaceAll('đ', 'd')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i');
}

/**
 * The diacritics of a word, or undefined when it has none. Vietnamese tells words apart by them ("té" falls, "tê" is
 * numb); the place of a tone mark ("hòa", "hoà") does not matter.
 */
export function marksOf(raw: string): string | undefined {
  if (!letters.test(raw)) return undefined;
  const open = raw.toLowerCase().normalize('NFD');
  const found = (open.match(markOrBar) ?? []).sort().join('');
  return found === '' ? undefined : found;
}
const markOrBar = /[\p{M}đ]/gu;

function foldSpelling(word: string): string {
  let folded = run.test(word) ? word.replace(runs, '$1$1') : word;
  if (folded.length > 3 && britishHint.test(folded)) {
    for (const [pattern, replacement] of british) folded = folded.replace(pattern, replacement);
  }
  return folded;
}

const plain = /^[a-z]+$/;

/** The normal form of one Latin word (straight apostrophes): usually one word, several for a contraction. */
export function foldWord(raw: string): readonly string[] {
  const lower = raw.toLowerCase();
  if (plain.test(lower)) return formsOf.get(lower) ?? [foldSpelling(lower)];
  const word = stripMarks(lower).replace(/^'+|'+$/g, '');
  // Short forms are typed without diacritics; "thở" and "bộc" are words of another language.
  if (marksOf(raw) !== undefined) return word === '' ? [] : [word.replaceAll("'", '')];
  const form = formsOf.get(word);
  if (form !== undefined) return form;
  const bare = word.replaceAll("'", '');
  if (bare !== word) {
    // A possessive ("dad's"), or a contraction that adds nothing to the meaning.
    return formsOf.get(bare) ?? [foldSpelling(word.replace(/'s$/, '').replaceAll("'", ''))];
  }
  return bare === '' ? [] : [foldSpelling(bare)];
}
