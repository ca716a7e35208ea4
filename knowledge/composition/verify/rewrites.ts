import type { StatementWords } from '../settings.js';
import { isWord } from './canonical.js';

/** A sentence in canonical form. */
export type Tokens = readonly string[];

/** Ways to write a sentence that leave its meaning as it is. */
export interface Rewrites {
  /** The sentence, and itself in other orders: a condition before or after, a plain list from another end. */
  orders(sentence: Tokens): Tokens[];
  /** The sentence with less of what only explains: a figure in another unit, examples at the end. */
  shorter(sentence: Tokens): { withoutConversions: Tokens; withoutExamples: Tokens };
}

const sentenceSigns: ReadonlySet<string> = new Set(['.', '!', '?', ':', ';']);
const longestList = 5;
const longestExample = 4;

export function createRewrites(words: StatementWords['rewriting'], figures: readonly string[]): Rewrites {
  const set = (list: readonly string[]) => new Set(list);
  const [conditions, unclear, telling] = [set(words.conditions), set(words.unclear), set(words.telling)];
  const [beforeLists, determiners, marks] = [set(words.before_lists), set(words.determiners), set(words.example_marks)];
  const destinations = set(words.places);
  const measures = new Set([...figures, 'c', 'f', '.', ',', 'about', '-', '–']);

  const isClear = (clause: Tokens) =>
    clause.length > 0 &&
    !clause.some((word, at) => unclear.has(word) && !(word === 'to' && destinations.has(clause[at + 1] ?? '')));

  /**
   * "If A, B." ↔ "B if A." where B is one plain clause and the sentence has no other condition. Never over the end of a
   * sentence: "If A, B. C." does not say "B. C if A."
   */
  function clauseOrders(sentence: Tokens): Tokens[] {
    const { body, end } = endOf(sentence);
    if (body.some((sign) => sentenceSigns.has(sign))) return [];
    const places = body.flatMap((word, at) => (conditions.has(word) ? [at] : []));
    if (places.length !== 1) return [];
    const [at] = places as [number];
    if (at > 0) {
      const [main, condition] = [body.slice(0, at), body.slice(at)];
      return isClear(main) ? [[...condition, ',', ...main, ...end]] : [];
    }
    const comma = body.lastIndexOf(',');
    const main = body.slice(comma + 1);
    return comma > 0 && isClear(main) ? [[...main, ...body.slice(0, comma), ...end]] : [];
  }

  /** "…from coughs, sneezes and hands": single words after a preposition, up to the next sign. */
  function listOrders(sentence: Tokens): Tokens[] {
    return sentence.flatMap((word, last) => {
      const link = sentence[last - 1];
      if ((link !== 'and' && link !== 'or') || !isPlain(word) || isWord(sentence[last + 1] ?? '.')) return [];
      let first = last - 2;
      while (sentence[first - 1] === ',' && isPlain(sentence[first - 2])) first -= 2;
      const members = [...sentence.slice(first, last - 1).filter((one) => one !== ','), word];
      let before = first - 1;
      const determined = determiners.has(sentence[before] ?? '');
      if (determined) before -= 1;
      const opens = beforeLists.has(sentence[before] ?? '') && (determined || sentence[before] !== 'of');
      if (!opens || members.length < 3 || members.length > longestList || !members.every(isPlain)) return [];
      return permutations(members).map((order) => {
        const row = order.slice(0, -1).flatMap((one, at) => (at === 0 ? [one] : [',', one]));
        return [...sentence.slice(0, first), ...row, link, order.at(-1)!, ...sentence.slice(last + 1)];
      });
    });
  }

  const isPlain = (word: string | undefined) => word !== undefined && /^\p{L}/u.test(word) && !telling.has(word);

  /** "38 °C (100.4 °F)" → "38 °C": brackets that hold nothing but a figure, after a figure. */
  function withoutConversions(sentence: Tokens): Tokens {
    const out: string[] = [];
    for (let at = 0; at < sentence.length; at += 1) {
      const close = sentence[at] === '(' ? sentence.indexOf(')', at) : -1;
      const inside = sentence.slice(at + 1, Math.max(at + 1, close));
      const converts =
        inside.some((word) => /^\d/.test(word)) &&
        inside.every((word) => /^\d/.test(word) || measures.has(word)) &&
        sentence.slice(Math.max(0, at - 3), at).some((word) => /^\d/.test(word));
      if (converts) at = close;
      else out.push(sentence[at]!);
    }
    return out;
  }

  const areExamples = (row: Tokens) =>
    marks.has(row[0] ?? '') &&
    !row.some((word) => telling.has(word) || sentenceSigns.has(word)) &&
    (!row.includes(',') ||
      row
        .join(' ')
        .split(/ , | and | or /)
        .every((one) => one.split(' ').length <= longestExample));

  /** "Burning can have other causes, for example an infection." → "Burning can have other causes." */
  function withoutExamples(sentence: Tokens): Tokens {
    const { body, end } = endOf(sentence);
    const mark = body.findIndex((word, at) => at > 2 && marks.has(word));
    if (mark < 0) return sentence;
    if (body[mark - 1] === ',') return areExamples(body.slice(mark)) ? [...body.slice(0, mark - 1), ...end] : sentence;
    const close = body.indexOf(')', mark);
    if (body[mark - 1] !== '(' || close < 0 || !areExamples(body.slice(mark, close))) return sentence;
    return [...body.slice(0, mark - 1), ...body.slice(close + 1), ...end];
  }

  return {
    orders: (sentence) => {
      const moved = [sentence, ...clauseOrders(sentence)];
      return [...moved, ...moved.flatMap(listOrders)];
    },
    shorter: (sentence) => ({
      withoutConversions: withoutConversions(sentence),
      withoutExamples: withoutExamples(sentence),
    }),
  };
}

/** A sentence without the sign that ends it, and that sign. */
export function endOf(sentence: Tokens): { body: Tokens; end: Tokens } {
  const last = sentence.at(-1);
  return last !== undefined && sentenceSigns.has(last)
    ? { body: sentence.slice(0, -1), end: [last] }
    : { body: sentence, end: [] };
}

function permutations(members: readonly string[]): string[][] {
  if (members.length < 2) return [[...members]];
  return members.flatMap((one, at) => permutations(members.toSpliced(at, 1)).map((rest) => [one, ...rest]));
}
