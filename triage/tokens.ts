/**
 * Text → tokens. Every token keeps its place in the original text, so that a finding can show the patient's own
 * words. One pass over the text with one linear regular expression.
 */
import { remembered } from './memo.js';
import { foldWord, marksOf } from './normalise.js';
import { joinNumberWords } from './numberWords.js';

/** What stands between a token and the one before it. The order is the strength. */
export const breaks = { none: 0, comma: 1, sentence: 2, question: 3 } as const;
export type Break = (typeof breaks)[keyof typeof breaks];

export interface Token {
  /** Normal form: lower case, no diacritics, contractions opened, spelling folded. */
  text: string;
  /** Further readings (corrected spelling); a pattern may match any of them. */
  also?: string[];
  /** Its further readings are several words: they count only in a phrase with other words. */
  unsure?: true;
  /** Its diacritics, when it was written with any. */
  marks?: string;
  /** Value, when the token is a number in digits or words. */
  value?: number;
  /** The second number of "190/115". */
  second?: number;
  /** The days of "8+3" weeks. */
  plus?: number;
  /** Written with a capital inside a sentence of small letters: a name. */
  name?: true;
  /** "mum's": whose, not who. */
  owner?: true;
  /** Offsets in the original text. */
  start: number;
  end: number;
  before: Break;
}

const invisible = '\\0\\u00ad\\u200b-\\u200d\\u2060\\ufeff';
const quotes = "'’‘ʼ`´";
const scanner = new RegExp(
  [
    // The commonest first: the kinds share no first character, so that their order is a matter of speed alone.
    `([a-zA-Z\\p{Script=Latin}][a-zA-Z\\p{Script=Latin}\\p{M}${quotes}${invisible}]*)`,
    '(\\p{Nd}+(?:[.,]\\p{Nd}+)?(?:/\\p{Nd}+|\\+\\p{Nd}(?!\\p{Nd})|\\s?\\+\\s?\\p{Nd}(?=\\s?w(?:ee)?ks?\\b))?)',
    '([\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]+)',
    '(\\p{L}[\\p{L}\\p{M}]*)',
    '(\\p{Extended_Pictographic}[\\ufe0f\\u{1F3FB}-\\u{1F3FF}]*)',
    '([?？¿])',
    '([.!;…。！¡\\n\\r\\u2028\\u2029])',
    '([,、:()"“”«»「」（），：;|*•–—]|\\s-+\\s)',
  ].join('|'),
  'gu',
);
const lettersOnly = /^[a-zA-Z]+$/;
const anyQuote = new RegExp(`[${quotes}]`, 'gu');
const anyInvisible = new RegExp(`[${invisible}]`, 'gu');
/** Colour and style of an emoji: they change nothing. */
const emojiForm = /\ufe0f|\p{Emoji_Modifier}/gu;
const singleLetter = /^\p{L}$/u;

/** Dictated punctuation: "full stop", "new line", "question mark". */
const dictated: Record<string, { next: string; is: Break }> = {
  full: { next: 'stop', is: breaks.sentence },
  new: { next: 'line', is: breaks.sentence },
  question: { next: 'mark', is: breaks.question },
};

function readNumber(raw: string): Pick<Token, 'text' | 'value' | 'second' | 'plus'> {
  const text = raw.normalize('NFKC');
  const [first = '', second] = text.split('/');
  const [digits = '', days] = first.split('+').map((part) => part.trim());
  const value = Number(/,\d{3}$/.test(digits) ? digits.replace(',', '') : digits.replace(',', '.'));
  if (Number.isNaN(value)) return { text };
  if (days !== undefined) return { text: digits, value, plus: Number(days) };
  return second === undefined ? { text: digits, value } : { text, value, second: Number(second) };
}

/** Names are short; "Menengitis" is a slip in an illness. */
const shortName = /^[A-Z][a-z]{1,5}$/;
const smallWord = /^[a-z]/;

/** A Chinese or Japanese character, or the like: tokens of one character. */
export const isCjk = (token: Token): boolean => token.text.charCodeAt(0) >= 0x3000;

/** Splits text into tokens. Never throws; unknown characters are skipped. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let before: Break = breaks.none;
  const push = (form: string, start: number, end: number): Token => {
    const token: Token = { text: form, start, end, before };
    tokens.push(token);
    before = breaks.none;
    return token;
  };
  let afterSmall = false;
  scanner.lastIndex = 0;
  // Not matchAll: it makes an iterator and a copy of the expression for each text.
  for (let found = scanner.exec(text); found !== null; found = scanner.exec(text)) {
    const raw = found[0];
    const start = found.index;
    const end = start + raw.length;
    const [, word, number, cjk, other, emoji, question, stop] = found;
    if (word !== undefined) {
      const plain = lettersOnly.test(raw) ? raw : raw.replace(anyInvisible, '').replace(anyQuote, "'");
      const marks = marksOf(plain);
      const words = foldWord(plain);
      for (const form of words) {
        const token = push(form, start, end);
        if (marks !== undefined) token.marks = marks;
        if (afterSmall && token.before === breaks.none && shortName.test(plain)) token.name = true;
        if (words.length === 1 && plain.endsWith("'s")) token.owner = true;
      }
      afterSmall = smallWord.test(plain);
    } else if (number !== undefined) {
      const { text: digits, value, second, plus } = readNumber(raw);
      const token = push(digits, start, end);
      if (value !== undefined) token.value = value;
      if (second !== undefined) token.second = second;
      if (plus !== undefined) token.plus = plus;
    } else if (cjk !== undefined) {
      const chars = [...raw.normalize('NFKC')];
      const aligned = chars.length === raw.length;
      chars.forEach((char, i) => (aligned ? push(char, start + i, start + i + 1) : push(char, start, end)));
    } else if (other !== undefined) {
      push(raw.toLowerCase(), start, end);
    } else if (emoji !== undefined) {
      push(raw.replace(emojiForm, ''), start, end);
    } else if (question !== undefined) {
      before = breaks.question;
    } else if (stop !== undefined) {
      // "a.m.", "i.v.": a full stop inside an abbreviation ends nothing.
      const last = tokens.at(-1);
      const abbreviation =
        raw === '.' &&
        last !== undefined &&
        last.end === start &&
        singleLetter.test(last.text) &&
        /\p{L}/u.test(text[end] ?? '');
      if (!abbreviation && before < breaks.sentence) before = breaks.sentence;
    } else if (before < breaks.comma) before = breaks.comma;
  }
  return joinNumberWords(readDictation(joinCannot(tokens)));
}

/** The tokens of a message, which rules, intents and the second reader ask for in one turn. */
export const tokensOf: (text: string) => readonly Readonly<Token>[] = remembered(tokenise);

/** "can not" is "cannot". */
function joinCannot(tokens: Token[]): Token[] {
  if (!tokens.some((t) => t.text === 'not')) return tokens;
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (token.text === 'not' && last?.text === 'can' && token.before === breaks.none)
      joined[joined.length - 1] = { ...last, text: 'cannot', end: token.end };
    else joined.push(token);
  }
  return joined;
}

function readDictation(tokens: Token[]): Token[] {
  const spoken: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const mark = Object.hasOwn(dictated, token.text) ? dictated[token.text] : undefined;
    const following = tokens[i + 2];
    if (mark === undefined || tokens[i + 1]?.text !== mark.next) spoken.push(token);
    else {
      if (following !== undefined) tokens[i + 2] = { ...following, before: mark.is };
      i++;
    }
  }
  return spoken;
}
