import { termsOf } from './words.js';

/** A text to be found. `head` is what it is about (title, other names, section heading); `body` what it says. */
export interface Indexed {
  id: string;
  /** The article it stands in; texts of one article stand together. */
  group: string;
  head: string;
  body: string;
}

export interface Bm25Settings {
  k1: number;
  b: number;
  weights: { head: number; body: number };
  /** The same for whole articles, whose frequencies are the sums of their texts'. */
  article: { k1: number; b: number };
}

/** Texts in which a word stands, ascending, with its weighted, length-normalised frequency. */
interface Posting {
  rows: Uint32Array;
  frequencies: Float32Array;
}

/** What was found for weighted words. Arrays are by row (a text) or by group (an article). */
export interface Matches {
  /** Rows with any of the words. */
  rows: readonly number[];
  /** BM25F of each row. */
  scores: Float64Array;
  /** BM25F of each group as if it were one text. */
  groupScores: Float64Array;
  /** The share of the words' weight (by how telling they are) that each row holds. */
  covered: Float64Array;
}

/** How many texts are indexed between two pauses of a build in the background. */
const rowsPerStep = 100;

/**
 * BM25F in memory (Robertson and Zaragoza 2009): a word's frequency is summed over the fields, each weighted and
 * normalised by its own length, and saturated once. Read-only once built.
 */
export class Bm25Index {
  private constructor(
    private readonly texts: readonly Indexed[],
    private readonly postings: ReadonlyMap<string, Posting>,
    /** Row → group. */
    readonly groupOf: Uint32Array,
    /** Group → its length in frequencies, divided by the mean. */
    private readonly groupLengths: Float64Array,
    private readonly settings: Bm25Settings,
  ) {}

  /** Builds the index step by step, so that a running service can answer in between. */
  static *building(texts: readonly Indexed[], settings: Bm25Settings): Generator<void, Bm25Index> {
    const numbers = new Map<string, number>();
    const fields: Fields[] = [];
    for (const [row, { head, body }] of texts.entries()) {
      fields.push({ head: numbered(head, numbers), body: numbered(body, numbers) });
      if (row % rowsPerStep === 0) yield;
    }
    const groupOf = groupsOf(texts);
    const groupLengths = new Float64Array((groupOf.at(-1) ?? -1) + 1);
    const growing = Array.from(numbers, () => ({ rows: [] as number[], frequencies: [] as number[] }));
    const means = { head: meanLength(fields, 'head'), body: meanLength(fields, 'body') };
    for (const [row, words] of fields.entries()) {
      for (const [word, frequency] of frequenciesOf(words, means, settings)) {
        const posting = growing[word]!;
        posting.rows.push(row);
        posting.frequencies.push(frequency);
        groupLengths[groupOf[row]!]! += frequency;
      }
      if (row % rowsPerStep === 0) yield;
    }
    const mean = groupLengths.reduce((sum, length) => sum + length, 0) / groupLengths.length;
    const postings = new Map<string, Posting>();
    for (const [word, number] of numbers) {
      const { rows, frequencies } = growing[number]!;
      postings.set(word, { rows: Uint32Array.from(rows), frequencies: Float32Array.from(frequencies) });
      growing[number] = { rows: [], frequencies: [] };
    }
    return new Bm25Index(
      texts,
      postings,
      groupOf,
      groupLengths.map((length) => length / mean),
      settings,
    );
  }

  /** @param words stemmed words with the weight of each in the question */
  match(words: ReadonlyMap<string, number>): Matches {
    const { k1, article } = this.settings;
    const scores = new Float64Array(this.texts.length);
    const covered = new Float64Array(this.texts.length);
    const groupScores = new Float64Array(this.groupLengths.length);
    const found: number[] = [];
    let mass = 0;
    for (const [word, weight] of words) {
      const gain = this.idf(word) * weight;
      if (gain === 0) continue;
      mass += gain;
      const posting = this.postings.get(word);
      if (!posting) continue;
      const { rows, frequencies } = posting;
      for (let at = 0, inGroup = 0; at < rows.length; at += 1) {
        const row = rows[at]!;
        const frequency = frequencies[at]!;
        if (scores[row] === 0) found.push(row);
        scores[row]! += (gain * frequency) / (k1 + frequency);
        covered[row]! += gain;
        inGroup += frequency;
        const group = this.groupOf[row]!;
        if (at + 1 < rows.length && this.groupOf[rows[at + 1]!] === group) continue;
        const length = 1 - article.b + article.b * this.groupLengths[group]!;
        groupScores[group]! += (gain * inGroup) / (inGroup + article.k1 * length);
        inGroup = 0;
      }
    }
    for (const row of found) covered[row]! /= mass;
    return { rows: found, scores, groupScores, covered };
  }

  text(row: number): Indexed {
    return this.texts[row]!;
  }

  /** How telling a stemmed word is: 0 for a word in every text, highest for one in none. Never negative. */
  idf(word: string): number {
    const holding = this.uses(word);
    return Math.log(1 + (this.texts.length - holding + 0.5) / (holding + 0.5));
  }

  /** In how many texts a stemmed word stands. */
  uses(word: string): number {
    return this.postings.get(word)?.rows.length ?? 0;
  }

  /** Every stemmed word of the texts. */
  words(): Iterable<string> {
    return this.postings.keys();
  }
}

/** Words of both fields, as numbers: most words of a library stand in it hundreds of times. */
type Fields = Record<'head' | 'body', Uint32Array>;

function numbered(text: string, numbers: Map<string, number>): Uint32Array {
  return Uint32Array.from(termsOf(text), (word) => {
    const known = numbers.get(word);
    if (known === undefined) numbers.set(word, numbers.size);
    return known ?? numbers.size - 1;
  });
}

function meanLength(fields: readonly Fields[], field: keyof Fields): number {
  return Math.max(1, fields.reduce((sum, words) => sum + words[field].length, 0) / Math.max(1, fields.length));
}

function frequenciesOf(
  words: Fields,
  means: Record<keyof Fields, number>,
  { b, weights }: Bm25Settings,
): Map<number, number> {
  const frequencies = new Map<number, number>();
  for (const field of ['head', 'body'] as const) {
    const gain = weights[field] / (1 - b + b * (words[field].length / means[field]));
    for (const word of words[field]) frequencies.set(word, (frequencies.get(word) ?? 0) + gain);
  }
  return frequencies;
}

/** Numbers the groups in order of their first text. */
function groupsOf(texts: readonly Indexed[]): Uint32Array {
  let group = -1;
  return Uint32Array.from(texts, (text, row) => {
    if (row === 0 || texts[row - 1]!.group !== text.group) group += 1;
    return group;
  });
}
