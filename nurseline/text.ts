export const maxReplyLength = 8_000;
export const maxNameLength = 60;

/** Everything in Unicode's control category but tab and line feed, and the invisible direction overrides. */
const unwanted = /[\p{Cc}\u202a-\u202e]/gu;

/** A nurse's reply as the patient may get it: line ends made alike, control characters gone, trimmed. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unwanted, (character) => (character === '\n' || character === '\t' ? character : ''))
    .trim();
}

/** A nurse's name on one line, at most 60 characters; null when nothing readable is left. */
export function cleanName(name: string): string | null {
  const one = cleanText(name.slice(0, 10 * maxNameLength)).replace(/\s+/g, ' ');
  const cut = Array.from(one).slice(0, maxNameLength).join('').trim();
  return /\p{L}/u.test(cut) ? cut : null;
}
