import { isIP } from 'node:net';
import { matches } from './identifier.js';
import type { Identifier } from './identifier.js';

const endings = 'com|org|net|edu|gov|io|info|uk|fr|mx|jp|vn|br|au|co\\.\\w{2}';
const mailHosts = 'gmail|yahoo|hotmail|outlook|icloud|aol|protonmail|msn|comcast|live';
const at = String.raw`(?:@[ ]?|[ ]@[ ]|[ ]?[(\[{][ ]?at[ ]?[)\]}][ ]?)`;
const dot = String.raw`(?:[ ]?[.,][ ]?|[ ]?[(\[{][ ]?dot[ ]?[)\]}][ ]?|[ ]dot[ ])`;
const local = String.raw`(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}`;

/** "look at example.com" is no address; what stands before its "at" is a word of the sentence. */
const beforeAt = /^(?:look|looked|is|was|me|it|this|go|see|saw|page|here|site|found|read|that|work|are|article)$/i;

const emails: readonly RegExp[] = [
  new RegExp(`${local}${at}[\\p{L}\\p{N}-]{1,63}(?:${dot}[\\p{L}\\p{N}-]{2,63}){1,3}`, 'gidu'),
  new RegExp(`${local}${at}(?:${mailHosts})(?:\\W?(?:com|net))?\\b`, 'gidu'),
];
/** "john at gmail dot com" */
const spokenEmail = new RegExp(
  `${local} at (?:(?:${mailHosts})\\b(?:${dot}\\p{L}{2,10})?|[\\p{L}\\p{N}-]{1,63}(?:${dot}[\\p{L}\\p{N}-]{2,63}){0,2}${dot}(?:${endings})\\b)`,
  'gidu',
);
const underscored = /(?<![\p{L}\p{N}_])[\p{L}\p{N}.]{1,40}_at_[\p{L}\p{N}]{1,40}_dot_\p{L}{2,10}/dgiu;
const dottedLocal = new RegExp(`${local}(?: (?:dot|underscore|dash) [\\p{L}\\p{N}]{1,40}){1,3}(?= at | ?@)`, 'gidu');

const urls: readonly RegExp[] = [
  /\b(?:https?|ftp):\/\/[^\s<>"']{1,2000}/dgiu,
  /\bwww\.[^\s<>"',;]{1,500}/dgiu,
  new RegExp(
    `(?<![\\p{L}\\p{N}@._-])(?:[\\p{L}\\p{N}-]{2,63}\\.){1,4}(?:${endings})\\b(?:/[^\\s<>"',;]{0,500})?`,
    'gidu',
  ),
  // After an ending that is also a word there must be a path: "pain.in the morning" only lacks a space.
  /(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]{2,63}\.){1,4}\p{L}{2,6}\/[^\s<>"',;]{2,500}/dgiu,
];
const handle = /(?<![\p{L}\p{N}._%+\])-])@[\p{L}\p{N}_][\p{L}\p{N}_.]{1,40}/dgu;

const ip4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/dgu;
const ip6 = /(?<![\p{L}\p{N}:.])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\p{L}\p{N}:])/dgiu;

const mediaFile =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}_.()-]{0,120}\.(?:jpe?g|png|heic|gif|bmp|tiff?|webp|mp4|mov|dcm|pdf)\b/dgiu;
const screenshot =
  /\b(?:screen ?shot|photo|image|img|picture)[ _-]\d[\d._-]{5,20}(?: at [\d.:]{4,10})?(?:\.\p{L}{3,4})?/dgiu;

/** E-mail addresses (also spoken and misspelt), web addresses, handles, IP addresses, and names of picture files. */
export function online(text: string): Identifier[] {
  return [
    ...urls.flatMap((pattern) => matches(text, pattern, 'URL')),
    ...emails.flatMap((pattern) => matches(text, pattern, 'EMAIL')),
    ...matches(text, spokenEmail, 'EMAIL', (it) => !beforeAt.test(it.split(' ')[0]!)),
    ...matches(text, dottedLocal, 'EMAIL'),
    ...matches(text, underscored, 'EMAIL'),
    ...matches(text, mediaFile, 'PHOTO'),
    ...matches(text, screenshot, 'PHOTO'),
    ...matches(text, handle, 'URL'),
    ...matches(text, ip4, 'IP', (it) => isIP(it) === 4),
    ...matches(text, ip6, 'IP', (it) => isIP(it) === 6 && /[\da-f]/i.test(it)),
  ];
}
