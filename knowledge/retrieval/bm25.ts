import { stem, tokens } from './words.js';

/** A text to be found. `head` is what it is about (title, other names, section heading); `body` what it says. */
export interface Indexed {
  id: string;
  head: string;
  body: string;
}

export interface Hit {
  id: string;
  score: number;
}

export interface Bm25Settings {
  k1: number;
  b: number;
  weights: { head: number; body: number };
}

/** Passages in which a word stands, with its weighted, length-normalised frequency. */
interface Posting {
  rows: number[];
  frequencies: number[];
}

/**
 * BM25F in memory (Robertson and Zaragoza 2009): a word's frequency is summed over the fields, each weighted and
 * normalised by its own length, and saturated once. Built once, then read-only; 16,000 passages take about a second.
 */
export class Bm25Index {
  private readonly ids: string[];
  private readonly postings = new Map<string, Posting>();

  constructor(
    passages: readonly Indexed[],
    private readonly settings: Bm25Settings,
  ) {
    this.ids = passages.map((passage) => passage.id);
    const fields = passages.map((passage) => ({ head: terms(passage.head), body: terms(passage.body) }));
    const mean = (field: 'head' | 'body') =>
      Math.max(1, fields.reduce((sum, row) => sum + row[field].length, 0) / Math.max(1, fields.length));
    const averages = { head: mean('head'), body: mean('body') };
    fields.forEach((row, index) => this.add(index, row, averages));
  }

  /** The best passages for these words, best first; `keep` can leave passages out. */
  search(words: readonly string[], limit: number, keep: (id: string) => boolean = () => true): Hit[] {
    const scores = new Float64Array(this.ids.length);
    const touched: number[] = [];
    for (const word of new Set(words.map(stem))) {
      const posting = this.postings.get(word);
      if (!posting) continue;
      const weight = this.idf(word);
      for (let at = 0; at < posting.rows.length; at += 1) {
        const row = posting.rows[at]!;
        const frequency = posting.frequencies[at]!;
        if (scores[row] === 0) touched.push(row);
        scores[row]! += (weight * frequency) / (this.settings.k1 + frequency);
      }
    }
    return touched
      .map((row) => ({ id: this.ids[row]!, score: scores[row]! }))
      .filter((hit) => keep(hit.id))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  /** How telling a word is: 0 for a word in every passage, highest for one in none. Never negative. */
  idf(word: string): number {
    const holding = this.postings.get(stem(word))?.rows.length ?? 0;
    return Math.log(1 + (this.ids.length - holding + 0.5) / (holding + 0.5));
  }

  private add(row: number, fields: Record<'head' | 'body', string[]>, averages: Record<'head' | 'body', number>): void {
    const { b, weights } = this.settings;
    const frequencies = new Map<string, number>();
    for (const field of ['head', 'body'] as const) {
      const words = fields[field];
      const gain = weights[field] / (1 - b + b * (words.length / averages[field]));
      for (const word of words) frequencies.set(word, (frequencies.get(word) ?? 0) + gain);
    }
    for (const [word, frequency] of frequencies) {
      let posting = this.postings.get(word);
      if (!posting) this.postings.set(word, (posting = { rows: [], frequencies: [] }));
      posting.rows.push(row);
      posting.frequencies.push(frequency);
    }
  }
}

function terms(text: string): string[] {
  return tokens(text).map(stem);
}
