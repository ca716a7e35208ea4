import { matches } from './identifier.js';
import type { Identifier } from './identifier.js';
import { isOrdinary } from './vocabulary.js';

const clearTypes = 'street|avenue|ave|boulevard|blvd|road|lane|highway|hwy|parkway|pkwy|terrace|crescent';
const types = `${clearTypes}|st|rd|ln|drive|dr|court|ct|place|pl|way|circle|cir|square|sq|trail|trl|loop|alley|row|close|ter`;
const unit = String.raw`(?:[, ]{1,2}(?:apartment|apt|unit|suite|ste|floor|fl|room|rm|#)\.?[ ]?#?[\p{L}\d-]{1,6})?`;
const place = String.raw`(?:, ?\p{Lu}[\p{L}'.-]{1,20}(?: \p{Lu}[\p{L}'.-]{1,20}){0,2})?`;
const direction = '(?:(?:north|south|east|west|[nsew]|ne|nw|se|sw)\\.? )?';

/** "48 Birchwood Lane, Apt 3B, Springfield". Cases are looked at afterwards: letters may all be small. */
const numbered = new RegExp(
  String.raw`(?<![\p{L}\d./-])\d{1,6}(?:-\d{1,4}|\p{L})? ${direction}(?<street>(?:[\p{L}\d'.]{1,20} ){1,3})(?<type>${types})\b\.?${unit}`,
  'gidu',
);
const foreign =
  /(?<![\p{L}\d])\d{1,5},? (?:rue|calle|avenida|via|rua|đường|avenue|plaza|paseo) (?:(?:of|de|del|la|the|des|du|le) ){0,2}\p{L}{2,20}(?: \p{L}{2,20})?/dgiu;
const foreignFirst = /(?<![\p{L}\d])(?:calle|avenida|rua|đường|rue) \p{L}[\p{L} ]{1,30} \d{1,5}/dgiu;
const named = new RegExp(
  String.raw`(?<![\p{L}])(?:\p{Lu}[\p{L}']{1,20} ){1,3}(?:Street|St\.?|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Court|Highway|Parkway|Terrace)\b${place}`,
  'gdu',
);
/** "my address is 4417 sw 8th": a number and a word or two, where a house is spoken of. */
const afterCue =
  /\b(?:address|apartment|house|home|lives?|lived|living|deliver(?:ed)?|ship|mail|send)(?: \p{L}{1,10}){0,2}(?: at| to| is|:) (?<it>\d{1,5}(?:-\d{1,4})?(?: (?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\.?)? [\p{L}\d]{2,20})(?![\p{L}\d])/dgiu;
const road =
  /(?<![\p{L}\d])(?:(?:route|rte|highway|hwy|interstate)[ -]|i-)\d{1,3}\b(?: (?:in|near|at|by) \p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'-]{1,20})?)?/dgiu;
/** "corner of 5th and Main", not the corner of a mouth. */
const corner =
  /\b[Cc]orner of (?=[\p{Lu}\d])[\p{L}\d]{1,20}(?: (?:[Ss]t|[Ss]treet|[Aa]ve|[Aa]venue))?(?: (?:and|&) [\p{L}\d]{1,20}(?: (?:[Ss]t|[Ss]treet|[Aa]ve|[Aa]venue))?)?/dgu;
const box = /\bp\.?[ ]?o\.?[ ]?box[ ]?#?\d{1,6}\b/dgi;
const tail = new RegExp(place.replace('(?:,', '^(?:,').replace(/\?$/, ''), 'u');
const bed =
  /\b(?:room|rm|bed|ward|bay|apt|apartment|suite|unit|floor|cubicle)[ ]?#?(?:[\p{L}]?\d{1,4}[a-g]?|[A-H](?![\p{L}]))(?:[ ](?:east|west|north|south)\b)?(?![\p{L}\d:]|[.,]\d|[ ]?(?:am|pm|hours?|days?|weeks?|months?|years?|minutes?|mins?|times|mg|degrees)\b)/dgiu;

const measures =
  /\b(?:mg|mcg|ml|min|mins|minutes?|miles?|km|hrs?|days?|weeks?|months?|years?|hours?|times|ago|old|pills?|tablets?|units?|the|a|an|is|was|my|i|he|she|to|and|in|on|for|with|from|at|per|of|it|no|this|that|by|said|told|over|beats?|bpm)\b/i;

function isStreet(match: RegExpExecArray): boolean {
  const { street = '', type = '' } = match.groups ?? {};
  if (measures.test(street)) return false;
  if (new RegExp(`^(?:${clearTypes})$`, 'i').test(type)) return true;
  // "st", "dr", "way" are also words: the street must read like a name.
  return street
    .trim()
    .split(' ')
    .some((word) => /^\p{Lu}|\d/u.test(word) || !isOrdinary(word.toLowerCase()));
}

/** Street addresses with flat and town, roads, post boxes, rooms and beds. */
export function addresses(text: string): Identifier[] {
  const found = [
    ...matches(text, numbered, 'ADDRESS', (_it, match) => isStreet(match)),
    ...matches(text, afterCue, 'ADDRESS', (it) => !measures.test(it)),
    ...[foreign, foreignFirst, named, road, corner, box, bed].flatMap((pattern) => matches(text, pattern, 'ADDRESS')),
  ];
  // A town after the street belongs to the address.
  return found.map((address) => {
    const [town = ''] = tail.exec(text.slice(address.end, address.end + 60)) ?? [];
    return {
      ...address,
      end: address.end + (/^,? ?(?:I|My|We|What|Can|Is|How|Do|Does)\b/.test(town) ? 0 : town.length),
    };
  });
}
