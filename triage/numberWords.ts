/** English number words as numbers: "six weeks", "sixty seven", "a hundred and four". */
import type { Token } from './tokens.js';

const units: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const tens: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const lookUp = (table: Record<string, number>, word: string | undefined): number | undefined =>
  word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;

/** A number below a hundred at `i`, and how many tokens it takes. */
function below100(tokens: Token[], i: number): { value: number; took: number } | undefined {
  const ten = lookUp(tens, tokens[i]?.text);
  if (ten === undefined) {
    const unit = lookUp(units, tokens[i]?.text);
    return unit === undefined ? undefined : { value: unit, took: 1 };
  }
  const next = tokens[i + 1];
  const unit = next?.before === 0 ? lookUp(units, next.text) : undefined;
  return unit !== undefined && unit > 0 && unit < 10 ? { value: ten + unit, took: 2 } : { value: ten, took: 1 };
}

/** Gives number words their value; several words that make one number become one token. */
export function joinNumberWords(tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    let read = below100(tokens, i);
    if (token.text === 'hundred') read = { value: 100, took: 1 };
    if (read !== undefined && tokens[i + read.took]?.text === 'hundred') {
      read = { value: read.value * 100, took: read.took + 1 };
    }
    if (read !== undefined && read.value >= 100) {
      const skip = tokens[i + read.took]?.text === 'and' ? 1 : 0;
      const rest = below100(tokens, i + read.took + skip);
      if (rest !== undefined) read = { value: read.value + rest.value, took: read.took + skip + rest.took };
    }
    if (read === undefined) joined.push(token);
    else if (read.took === 1) {
      token.value = read.value;
      joined.push(token);
    } else {
      const last = tokens[i + read.took - 1]!;
      joined.push({ ...token, text: String(read.value), value: read.value, end: last.end });
      i += read.took - 1;
    }
  }
  return joined;
}
