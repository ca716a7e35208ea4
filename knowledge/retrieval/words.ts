/** Words of a text for matching: lower case, no diacritics, straight quotes, possessive dropped, spelling folded. */
export function tokens(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'");
  return (plain.match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? []).map((word) => fold(word.replace(/'s$/, '')));
}

const irregular = new Map([
  ['children', 'child'],
  ['feet', 'foot'],
  ['teeth', 'tooth'],
  ['women', 'woman'],
  ['men', 'man'],
]);

/** Light plural stemming, the same for questions and articles: attacks → attack, allergies → allergy. */
export function stem(word: string): string {
  const singular = irregular.get(word);
  if (singular !== undefined) return singular;
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  // "aches" is ache, not ach.
  if (/(?:ss|x|(?<!a)ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return /(?:ss|us|is)$/.test(word) ? word : word.slice(0, -1);
}

/** Words of a text as they are indexed and looked up: the tokens, each stemmed. */
export const termsOf = (text: string): string[] => tokens(text).map(stem);

/** A rougher root for "does the page speak of this at all": driving, drives and drive agree. */
export function root(word: string): string {
  let part = stem(word);
  for (const ending of ['ing', 'ed']) {
    if (part.endsWith(ending) && !part.endsWith('eed') && part.length - ending.length >= 3)
      part = part.slice(0, -ending.length);
  }
  if (part.length > 3 && part.endsWith('e')) part = part.slice(0, -1);
  return part.length > 3 && part.at(-1) === part.at(-2) ? part.slice(0, -1) : part;
}

/** British spellings in the words of health pages, folded to the American ones. */
const spellings: readonly [RegExp, string][] = [
  [/^anaesth/, 'anesth'],
  [/haem/, 'hem'],
  [/(?<=an|leuk|glyc)aem/, 'em'],
  [/^oedem/, 'edem'],
  [/^oesoph/, 'esoph'],
  [/rrhoea/, 'rrhea'],
  [/^paed/, 'ped'],
  [/^foet/, 'fet'],
  [/^gynaec/, 'gynec'],
  [/^faec/, 'fec'],
  [/^tumour/, 'tumor'],
  [/^colour/, 'color'],
];

/** What every British spelling above holds: one look spares most words the whole list. */
const maybeBritish = /ae|oe|our/;

function fold(word: string): string {
  return word.length < 5 || !maybeBritish.test(word)
    ? word
    : spellings.reduce((text, [from, to]) => text.replace(from, to), word);
}
