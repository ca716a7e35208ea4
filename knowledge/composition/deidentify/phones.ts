import { matches } from './identifier.js';
import type { Identifier } from './identifier.js';

const digitWords = 'zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple';
const extension = String.raw`(?:[ ,]{0,2}(?:ext(?:ension)?\.?|x)[ ]?\d{1,6})?`;

/** Digits in groups, as telephones are written; how many there must be is asked afterwards. */
const grouped = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/#$€£-])(?:\+[ ]?)?\(?\d(?:[ ()./-]{0,3}\d){5,18}${extension}(?![\p{L}\p{N}]|[-/.,]\d)`,
  'gdu',
);
const oneRun = new RegExp(String.raw`(?<![\p{L}\p{N}.,-])\+?\d{10,13}${extension}(?![\p{L}\p{N}]|[-.,]\d)`, 'gdu');
const spoken = new RegExp(
  String.raw`\b(?:${digitWords})(?:[ ,-]{1,2}(?:${digitWords})){2,14}(?:[ ,-]{1,2}\d{1,4}){0,4}(?![\p{L}\p{N}])`,
  'gidu',
);
const cue =
  /(?:phone|tel|telephone|cell|mobile|number|call|text|pager|whatsapp|contact|reach|dial|ring|line|home|teléfono|celular)\b[^\d\n]{0,25}$/iu;
const faxCue = /(?:\bfax|\bfacsimile|\befax|(?:^|[\n;,.] ?)f:)[^\n;.?!]{0,40}$/iu;
/** What makes digits a measure: "120 80", "100 200 mg". */
const measured =
  /^\s?(?:mg|mcg|ml|g|kg|lbs?|pounds|units?|iu|mmhg|%|bpm|cm|mm|days?|weeks?|months?|years?|hours?|times|calories|steps)\b/iu;

/** Groups of digits that read as a telephone: seven to fifteen digits, none of the groups a decimal or a range of years. */
function isPhone(it: string, before: string): boolean {
  const digits = it.replace(/(?:ext|x).*$/i, '').replace(/\D/g, '');
  const groups = it.match(/\d+/g) ?? [];
  if (digits.length > 15 || (digits.length < 7 && !(digits.length === 6 && cue.test(before)))) return false;
  // A blood pressure, alone or in a row, has no last group of four.
  if (it.includes('/') && (groups.at(-1) ?? '').length < 4) return false;
  if (cue.test(before) || it.startsWith('+') || it.startsWith('(')) return true;
  if (/^(?:19|20)\d\d[-–/ ]+(?:19|20)\d\d$/.test(it)) return false;
  if (groups.length === digits.length) return digits.length >= 7;
  // A row of single readings ("120 118 125 130") is no telephone: those end in four digits, or come in pairs of hyphens.
  return groups.length <= 5 && /\d{4}$/.test(digits) && (groups.at(-1) ?? '').length >= 4;
}

/** Telephone, fax and pager numbers: written with or without separators, with extensions, or in words. */
export function phones(text: string): Identifier[] {
  const before = (start: number): string => text.slice(Math.max(0, start - 60), start);
  const after = (end: number): string => text.slice(end, end + 12);
  const found = [
    ...matches(
      text,
      grouped,
      'PHONE',
      (it, match) => isPhone(it, before(match.index)) && !measured.test(after(match.index + it.length)),
    ),
    ...matches(text, oneRun, 'PHONE'),
    ...matches(text, spoken, 'PHONE', (it) => (it.match(/\d|[a-z]+/gi) ?? []).length >= 7),
  ];
  return found.map((phone) => (faxCue.test(before(phone.start)) ? { ...phone, kind: 'FAX' } : phone));
}
