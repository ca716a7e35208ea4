/** A word of a text. A possessive 's is not part of it; hyphens and inner apostrophes are. */
export interface Token {
  text: string;
  lower: string;
  start: number;
  end: number;
  /** What stands between the word before and this one. */
  gap: string;
  /** Begins with a capital letter. */
  capital: boolean;
}

const word = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]{0,60}(?:['-](?=[\p{L}\p{N}]))?){0,6}/gu;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const shouts = isShouting(text);
  let last = 0;
  for (const match of text.matchAll(word)) {
    const own = match[0].replace(/'s$/i, '');
    const start = match.index;
    tokens.push({
      text: shouts ? own.toLowerCase() : own,
      lower: own.toLowerCase(),
      start,
      end: start + own.length,
      gap: text.slice(last, start),
      capital: !shouts && /^\p{Lu}/u.test(own),
    });
    last = start + own.length;
  }
  return tokens;
}

/** In a text of capitals a capital says nothing: it is read as one of small letters. */
function isShouting(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals > 12 && capitals > 4 * (text.match(/\p{Ll}/gu)?.length ?? 0);
}

/** Index of the first token that starts at or after an offset. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
