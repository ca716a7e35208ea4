import { matches } from './identifier.js';
import type { Identifier } from './identifier.js';
import { abbreviations, isLargeRegion, isLargeTown, states } from './regions.js';
import { tokenAt, tokensOf } from './tokens.js';
import type { Token } from './tokens.js';
import { isGivenName, isGrammar, isMedical, isOrdinary, readsMedical } from './vocabulary.js';

const cap = String.raw`(?:St\. )?\p{Lu}[\p{L}'-]{1,20}`;
const cityState = new RegExp(
  String.raw`(?<![\p{L}])(?<it>${cap}(?: ${cap}){0,2}), (?:${abbreviations}|${states})(?![\p{L}])`,
  'gdu',
);
const zipAfterState = new RegExp(
  String.raw`(?:\b(?:${abbreviations})|${states}),? {1,2}(?<it>\d{5}(?:-\d{4})?)(?![\d-])`,
  'gd',
);
const zipCue =
  /\b(?:zip|zip ?code|postcode|post ?code|postal code)(?:'s|[ :#]| is| code| number){0,4} ?(?<it>\d{5}(?:-\d{4})?|\p{L}{1,2}\d[\p{L}\d]? ?\d\p{L}{2}|\p{L}\d\p{L} ?\d\p{L}\d)\b/dgiu;
const britishCode = /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/dg;
const facility = new RegExp(
  String.raw`(?<![\p{L}])(?:${cap}(?: (?:and|of|de|for))? ){1,5}(?:Hospital|Medical Center|Medical Centre|Clinic|Urgent Care|Health Center|Health System|Infirmary|[Nn]ursing [Hh]ome|[Aa]ssisted [Ll]iving|Rehab|Hospice|Pharmacy|School|High|Elementary|University|College|Church|County|Parish|Township)\b(?: of ${cap})?`,
  'gdu',
);
const generic =
  /^(?:The|My|Our|A|Which|What|Is|Can|Your|This|Local|Mental|Walk-in|Emergency|Community|General|Children's|Urgent|Home|Does|In|At) /;

/** After these words a place follows, even in small letters. */
const livesIn =
  /(?<![\p{L}])(?:liv(?:e|es|ed|ing) (?:in|near|at|outside|around)|(?:moved|moving|relocated)(?: here| back)? (?:to|from)|(?:i'm|i am|im|we're|we are|he's|she's|they're|is|are|comes?|came) from|resid(?:e|es|ing) in|born in|grew up in|raised in|based in|vivo en|soy de|visiting from|stationed in|deported to|sống ở)\s+/giu;
/** After these a place follows when it has a capital. */
const goesTo =
  /(?<![\p{L}])(?:(?:dr[io]ve|drove|driving|fl(?:y|ew|ying)|travel(?:l?ed|l?ing|s)?|trip|went|go|going|visit(?:ed|ing)?|return(?:ed|ing)?|stay(?:ed|ing)?|vacation|i'm|am|we're|are|was|were|here|live)(?: back| over| home| down| up)? (?:to|from|in|near|at|outside|through)|near|outside of|back from)\s+(?=\p{Lu})/gu;
const fromTo = /^\s+to\s+(?=\p{Lu})/u;
const prefix =
  /^(?:san|santa|los|las|new|fort|ft|saint|st|el|la|north|south|east|west|port|mount|mt|lake|ho|rio|são|buenos|den|palo|salt|kansas|oklahoma)$/;

const isPlaceWord = (token: Token): boolean =>
  /^\p{L}{2}/u.test(token.text) &&
  !isGrammar(token.lower) &&
  !/^[A-Z]{2,4}$/.test(token.text) &&
  (token.capital || !isOrdinary(token.lower));

/** The place that begins at a token: a run of capitals, or one small word with what belongs before it. */
function placeAt(tokens: readonly Token[], from: number): number {
  let to = from;
  const isNext = (token: Token | undefined): boolean =>
    token !== undefined &&
    token.capital &&
    isPlaceWord(token) &&
    (to === from || /^[ -]$/.test(token.gap) || (token.gap === '. ' && tokens[to - 1]!.lower.length < 3));
  while (to - from < 4 && isNext(tokens[to])) to += 1;
  if (to > from) return to;
  if (prefix.test(tokens[to]?.lower ?? '') && tokens[to + 1] && !isGrammar(tokens[to + 1]!.lower)) return to + 2;
  const only = tokens[to];
  return only && isPlaceWord(only) ? to + 1 : to;
}

/** A large town after "in", "at", "from", "to" or "near": by its name, also in small letters. */
const townAfter = /(?<![\p{L}])(?:in|at|from|to|near|outside|around) (?=\p{L})/giu;

function afterCues(text: string): Identifier[] {
  const tokens = tokensOf(text);
  const found: Identifier[] = [];
  const add = (offset: number): number => {
    const from = tokenAt(tokens, offset);
    const to = placeAt(tokens, from);
    if (to === from || tokens[from]!.start !== offset) return offset;
    const [start, end] = [offset, tokens[to - 1]!.end];
    if (!isLargeRegion(text.slice(start, end))) found.push({ kind: 'PLACE', start, end });
    return end;
  };
  for (const match of text.matchAll(livesIn)) add(match.index + match[0].length);
  for (const match of text.matchAll(goesTo)) {
    const token = tokens[tokenAt(tokens, match.index + match[0].length)];
    if (
      !token ||
      isMedical(token.lower) ||
      (readsMedical(token.lower) && !isGivenName(token.lower)) ||
      isOrdinary(token.lower)
    )
      continue;
    const end = add(token.start);
    const [onward] = fromTo.exec(text.slice(end, end + 10)) ?? [];
    if (onward) add(end + onward.length);
  }
  for (const match of text.matchAll(townAfter)) {
    const from = tokenAt(tokens, match.index + match[0].length);
    for (const to of [from + 3, from + 2, from + 1]) {
      const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
      const name = text.slice(start, end);
      if (
        !isLargeTown(name) ||
        isLargeRegion(name) ||
        (to === from + 1 && !tokens[from]!.capital && isOrdinary(tokens[from]!.lower))
      )
        continue;
      found.push({ kind: 'PLACE', start, end });
      break;
    }
  }
  return found;
}

/** "Thursday, OK" and "Help, OR" are no towns. */
const isCity = (name: string, state: string): boolean =>
  name.split(' ').every((word) => !isGrammar(word.toLowerCase())) &&
  (!/^(?:OK|OR|IN|ME|HI|OH|MA|PA|ID|AL|DE)$/.test(state) || !isOrdinary(name.toLowerCase()));

/** Towns, facilities, counties and zip codes. States and countries stay. */
export function places(text: string): Identifier[] {
  return [
    ...matches(text, zipCue, 'ZIP'),
    ...matches(text, zipAfterState, 'ZIP'),
    ...matches(text, britishCode, 'ZIP'),
    ...matches(text, cityState, 'PLACE', (it, match) => isCity(it, match[0].slice(it.length + 2))),
    ...matches(text, facility, 'PLACE', (it) => !generic.test(it)),
    ...afterCues(text),
  ];
}
