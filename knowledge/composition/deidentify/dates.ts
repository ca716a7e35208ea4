import { matches } from './identifier.js';
import type { Identifier } from './identifier.js';

const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
const foreignMonths =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const weekday = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?';
const day = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const year = String.raw`(?:19|20)\d\d`;
const shortYear = String.raw`(?:${year}|'?\d\d)`;
const ordinal = '(?:st|nd|rd|th)';
/** No measure: "3/4 tablet", "May 2 pills". */
const notMeasure = String.raw`(?![ ]?(?:mg|mcg|ml|tablets?|pills?|cups?|teaspoons?|tsp|dose|of a|inch|hours?|days?|weeks?|months?|times|%))`;

/** Dates that name a day or a month and a year: always about somebody in a patient's message. */
const full: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\d./-])\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/]|[.-]\d)`, 'gd'),
  new RegExp(String.raw`(?<![\d./-])${year}([/.-])\d{1,2}\1\d{1,2}(?![\d/]|[.-]\d)`, 'gd'),
  new RegExp(String.raw`(?<![\d./-])(?:0?[1-9]|1[0-2])[/-]${year}(?![\d/-])`, 'gd'),
  new RegExp(
    String.raw`\b${weekday}(?:${months})\.?,? (?:the )?${day}(?:${ordinal}(?:,? ${shortYear})?|,? ${year})(?!\d)`,
    'gid',
  ),
  new RegExp(
    String.raw`\b${weekday}(?:the )?${day}${ordinal}?(?: of)? (?:${months})\b\.?(?:,? ${shortYear}\b)?`,
    'gid',
  ),
  new RegExp(String.raw`\b(?:${months})\.?,? (?:of )?${year}\b`, 'gid'),
  new RegExp(String.raw`\b${day}(?:er|º)? (?:de )?(?:${foreignMonths})(?: (?:de(?:l)? )?${year})?`, 'gidu'),
  new RegExp(String.raw`(?:ngày )?\d{1,2} tháng \d{1,2}(?: năm \d{4})?`, 'gidu'),
  new RegExp(String.raw`(?:\d{4}年)?\d{1,2}月\d{1,2}日`, 'gdu'),
];

/** "June 12" without a year; "may 2" and "march 3" only with a capital or after a word of time. */
const monthDay = new RegExp(String.raw`\b${weekday}(?<month>${months})\.? ${day}(?![\d/:.%-]|,\d)${notMeasure}`, 'gid');
const ofTime =
  /\b(?:on|since|from|until|till|by|before|after|around|was|is|born|discharged|admitted|scheduled for)[ :]+(?:the )?$/i;

/** "on 9/28": a day of a month only after what happens on days. */
const slashed = new RegExp(
  String.raw`\b(?:on|since|from|until|till|born|dob|admitted|discharged|period|visit|appointment|appt|surgery|seen|dated|due|date|birthday)(?: (?:on|was|is|date|of|the|in|started|for|due)| ?:){0,3} (?<it>(?:0?[1-9]|1[0-2])[/-]${day})(?![\d/]|[.-]\d)${notMeasure}`,
  'gid',
);
/** "10/03 was my last shot": with a zero before, or a day that no score has, and no medicine before it. */
const slashedAlone = new RegExp(
  String.raw`(?:^|[,;:.(\n] ?)(?<it>0[1-9]/${day}|1[0-2]/0[1-9]|(?:[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01]))(?![\d/]|[.-]\d)${notMeasure}`,
  'gid',
);
const onlyDay = new RegExp(
  String.raw`\bon (?<it>the ${day}${ordinal})(?! (?:day|week|month|hour|floor|toe|finger|rib|time|dose|pill|night|try|of (?!the month)))\b`,
  'gid',
);
const holiday =
  /\b(?:on|since|until|before|after|last) (?<it>christmas(?: eve| day)?|thanksgiving|new year'?s(?: eve| day)?|easter(?: sunday)?|halloween|(?:the )?(?:4th|fourth) of july|valentine'?s day|labor day|memorial day|diwali|eid|tet)\b/dgi;

/** A month alone says when something happened to somebody, when the sentence tells of it. */
const monthAlone = new RegExp(
  String.raw`\b(?:in|since|last|until|by|this past|early|late|mid)[ -](?<it>${months.slice(0, months.indexOf('|jan|'))}|jan|feb|aug|sept|oct|nov|dec)\b(?! i )`,
  'gid',
);
const happened =
  /\b(?:diagnosed|born|died|passed|surgery|operat\w{1,4}|removed|admitted|discharged|had|did|was|were|started|stopped|since|broke|fell|saw|got|gave|lost|moved|retired|my birthday)\b/i;

const validSlashed = (it: string): boolean => {
  const [first = 0, second = 0] = it.split(/[/.-]/).map(Number);
  return it.length > 5 || (first <= 31 && second <= 31);
};

/** Dates more exact than a year. A month in general ("the flu shot in October?"), weekdays and durations stay. */
export function dates(text: string): Identifier[] {
  const sentence = (at: number): string => {
    const from = Math.max(0, at - 150);
    const [before = ''] = text
      .slice(from, at)
      .split(/[.?!\n]/)
      .slice(-1);
    const [after = ''] = text.slice(at, at + 150).split(/[.?!\n]/);
    return before + after;
  };
  return [
    ...full.flatMap((pattern) => matches(text, pattern, 'DATE', validSlashed)),
    ...matches(text, monthDay, 'DATE', (_it, match) => {
      const doubtful = /^(?:may|march|mar|dec|sep)$/.test(match.groups?.['month'] ?? '');
      return !doubtful || ofTime.test(text.slice(Math.max(0, match.index - 25), match.index));
    }),
    ...matches(text, slashed, 'DATE'),
    ...matches(text, slashedAlone, 'DATE'),
    ...matches(text, onlyDay, 'DATE'),
    ...matches(text, holiday, 'DATE'),
    ...matches(text, monthAlone, 'DATE', (_it, match) => happened.test(sentence(match.index))),
  ];
}
