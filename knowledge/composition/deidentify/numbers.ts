import { matches } from './identifier.js';
import type { Identifier, IdentifierKind } from './identifier.js';

/** Words before a number that say whose number it is; `alone` ones need no "number", "id" or "#" after them. */
interface Label {
  kind: IdentifierKind;
  alone?: string;
  numbered?: string;
}

const labels: readonly Label[] = [
  { kind: 'SSN', alone: 'ssn|ss ?#|ss no|social security|social|last (?:four|4)(?: digits)?' },
  {
    kind: 'RECORD',
    alone: 'mrn|mr#|med(?:ical)? rec|epic id|medical record|patient id|patient no',
    numbered: 'chart|record|patient|hospital|hosp|file|clinic|nhs',
  },
  {
    kind: 'INSURANCE',
    alone: 'member(?:ship)? id|insurance id|subscriber|medicare|medicaid|mbi|policy|beneficiary|uhc|tricare|bcbs|grp',
    numbered:
      'member|membership|insurance|policy|group|plan|health plan|beneficiary|aetna|cigna|humana|blue cross|kaiser|anthem|united ?healthcare|molina',
  },
  {
    kind: 'ACCOUNT',
    alone:
      'acct|account|invoice|routing|iban|credit card|debit card|bank|(?:card|visa|mastercard|amex) (?:ending|ends)(?: in| with)?',
    numbered: 'bill|billing|card|claim|payment|receipt',
  },
  {
    kind: 'LICENSE',
    alone: "driver'?s'? licen[sc]e|licen[sc]e(?! plate)|dl ?#|passport|npi|dea|visa number|green card",
    numbered: 'certificate|permit|registration|dl|visa',
  },
  {
    kind: 'VEHICLE',
    alone:
      'licen[sc]e plate|number plate|vin|plate|car registration|(?:car|truck|vehicle|scooter) tag|(?:car|truck|vehicle|scooter|van) reg',
    numbered: 'vehicle|tag',
  },
  {
    kind: 'DEVICE',
    alone: 'serial|s/n|sn|imei|udi|transmitter id|device id|lot ?#',
    numbered: 'lot|device|model|transmitter|pump|implant|pacemaker|sensor',
  },
  {
    kind: 'BIOMETRIC',
    alone: '(?:finger|voice|palm) ?print|(?:face|facial|retina|retinal|iris|palm|hand) ?(?:scan|id|template)|biometric',
  },
  {
    kind: 'OTHER',
    alone:
      'user ?name|user id|login|screen name|gamertag|confirmation|case ?#|reference|ref|ticket|tracking|specimen|accession|booking|pin|passcode|password|rx ?#',
    numbered:
      'case|order|rx|prescription|study|sample|appointment|trial|ticket|job|employee|badge|student|locker|request|referral|visit|encounter|protocol',
  },
];

const designation = String.raw`(?:number|numbers|no\b\.?|num\b|nr\b\.?|id\b|#|code|identifier)`;
const filler = String.raw`(?:[ :=#,–-]|\b(?:is|was|are|the|my|on|of|file|id|number|numbers|no|num|code|card|plate|reads|ending|in|called|scan|model|serial|social|ssn|account|sponsor)\b\.?){0,12}`;
/** Groups of letters and digits; that there is a digit, and how long it is, is asked afterwards. */
const value =
  /#?(?:\p{Lu}{1,3} (?=\p{Lu}{0,3}\d))?(?=[\p{L}\p{N}_./-]{0,24}\d)[\p{L}\p{N}](?:[\p{L}\p{N}_./-]{0,40}[\p{L}\p{N}])?(?: (?:(?=[\p{Lu}\d-]{0,10}\d)[\p{Lu}\d-]{2,12}|\p{Lu}{2,3})(?![\p{L}\p{N}])){0,8}/uy;

/** A label, all that may stand between it and its number, and how many signs the number has at least. */
const labelled = labels.flatMap(({ kind, alone, numbered }) => {
  const pattern = (words: string, then: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})${then}`, 'giu');
  return [
    ...(alone ? [{ kind, pattern: pattern(alone, `(?![\\p{L}])(?:[ ]?${designation})?${filler}`), least: 4 }] : []),
    ...(numbered
      ? [
          { kind, pattern: pattern(numbered, `'?s?[ ]?${designation}${filler}`), least: 3 },
          // "order 99120457", "case C-2025-00871": long enough to be nothing else.
          { kind, pattern: pattern(numbered, '[ :#]{1,3}'), least: 6 },
        ]
      : []),
  ];
});
const bareId = {
  kind: 'OTHER' as const,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])id(?![\\p{L}])${filler}`, 'giu'),
  least: 4,
};

const unit =
  /^[ ]?(?:mg|mcg|ml|g|kg|lbs?|pounds|units?|iu|%|cm|mm|days?|weeks?|months?|years?|hours?|mmhg|bpm|per|people|patients)\b/iu;

const ssn = /(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])/dgu;
const medicare = /\b\d\p{L}[\p{L}\d]\d-?\p{L}[\p{L}\d]\d-?\p{L}{2}\d{2}\b/dgu;
const card = /(?<![\p{L}\p{N}-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,7}(?![\p{L}\p{N}-])/dgu;
const vin = /\b(?=[A-HJ-NPR-Z]{0,16}\d)[A-HJ-NPR-Z\d]{17}\b/dgu;
const longRun = /(?<![\p{L}\p{N}.,$])\d{7,30}(?![\p{L}\p{N}]|[.,]\d)/dgu;
/** Letters and digits mixed, as no measure or medicine is written: at least four digits, seven signs. */
const mixed =
  /(?<![\p{L}\p{N}])(?=[\p{L}\d_-]{0,30}\d)(?=[\d_-]{0,30}\p{L})[\p{L}\d][\p{L}\d_-]{5,40}[\p{L}\d](?![\p{L}\p{N}])/dgu;

const signs = (it: string): number => (it.match(/[\p{L}\p{N}]/gu) ?? []).length;
const isYear = (it: string): boolean => /^(?:19|20)\d\d$/.test(it);
/** A blood pressure or a range: "110/66", "12-16". */
const isReading = (it: string): boolean => /^\d{1,3}\/\d{1,3}$|^\d{1,2}-\d{1,2}$/.test(it);
const isMeasured = (text: string, end: number): boolean => unit.test(text.slice(end, end + 12));
const digits = (it: string): number => (it.match(/\d/g) ?? []).length;
/** "10mg-20mg", "4-weeks-old": the digits end in words. */
const isCode = (it: string): boolean =>
  digits(it) >= 4 && !/\d(?:mg|mcg|ml|kg|lbs?|iu|units?|th|am|pm|mph|rpm|cc|k|hz)\b|\p{Ll}{4}/iu.test(it);

function afterLabels(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const { kind, pattern, least } of [...labelled, bareId]) {
    for (const label of text.matchAll(pattern)) {
      value.lastIndex = label.index + label[0].length;
      const [it] = value.exec(text) ?? [];
      if (it === undefined || signs(it) < least || digits(it) === 0 || isYear(it) || isReading(it)) continue;
      const start = label.index + label[0].length;
      if (!isMeasured(text, start + it.length)) found.push({ kind, start, end: start + it.length });
    }
  }
  return found;
}

/** Record, insurance, account, licence, vehicle and device numbers, SSN, biometric ids, and any other unique number. */
export function numbers(text: string): Identifier[] {
  return [
    ...afterLabels(text),
    ...matches(text, ssn, 'SSN'),
    ...matches(text, medicare, 'INSURANCE'),
    ...matches(text, card, 'ACCOUNT'),
    ...matches(text, vin, 'VEHICLE', (it) => digits(it) >= 4),
    ...matches(text, longRun, 'OTHER', (it, match) => !isMeasured(text, match.index + it.length)),
    ...matches(text, mixed, 'OTHER', isCode),
  ];
}
