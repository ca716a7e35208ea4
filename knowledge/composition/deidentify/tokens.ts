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
  let last = 0;
  for (const match of text.matchAll(word)) {
    const own = match[0].replace(/'s$/i, '');
    const start = match.index;
    tokens.push({
      text: own,
      lower: own.toLowerCase(),
      start,
      end: start + own.length,
      gap: text.slice(last, start),
      capital: /^\p{Lu}/u.test(own),
    });
    last = start + own.length;
  }
  return tokens;
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
