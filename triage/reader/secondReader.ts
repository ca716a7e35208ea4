/**
 * The second reader: a small statistical model that has read thousands of messages and notices wordings that no rule
 * thought of. It never sets a level: what it suspects can only cause a check, or a nurse to be offered.
 */
import { logistic, scoresOf, softmax, type Head } from './head.js';
import { bucketsOf, eachNgram, ngramText, wordsOf } from './ngrams.js';

/** What training brings forth (evaluation/training); `knowledge/second-reader` holds it. */
export interface ReaderModel {
  /** From which probability on a suspicion is acted upon; where a protocol is about to ask, it takes more. */
  thresholds: { danger: number; besideProtocol: number; risky: number };
  /** Is this an emergency? */
  danger: Head;
  /** Which cluster of the catalogue, if it is one? */
  cluster: Head;
  /** Is this a question that a nurse must answer? */
  risky: Head;
  /** What kind of message is it? */
  route: Head;
}

export interface Suspicion {
  /** Probability of an emergency, as far as the corpus is like the world. */
  danger: number;
  /** The most probable cluster of an emergency in these words. */
  cluster: string;
}

export interface Weighed {
  ngram: string;
  /** What it adds to the score of danger; negative: speaks against it. */
  weight: number;
}

export interface SecondReader {
  /** The emergency that the words suggest; undefined below the threshold. */
  suspects(text: string, options: { besideProtocol: boolean }): Suspicion | undefined;
  /** True where the words look like a question that a nurse must answer. */
  seemsRisky(text: string): boolean;
  /** The likeliest kind of message and its probability. */
  route(text: string): { name: string; probability: number };
  /** Without thresholds: for evaluation and `knowledge -- explain`. */
  probabilities(text: string): { danger: number; risky: number; cluster: string };
  /** The pieces of the text that weighed most for or against danger, the heaviest first. */
  explain(text: string, most: number): Weighed[];
}

/** A danger in a long message must not drown in the rest: long texts are read through a sliding window of words. */
const window = 80;
const stride = 40;
/** "help", "yes", "pain in arm": too few words to suspect anything by. */
const fewestWords = 3;

/** The first word and the one behind the last of each window. */
function windowsOf(count: number): Array<[number, number]> {
  const windows: Array<[number, number]> = [[0, Math.min(window, count)]];
  for (let from = stride; from + stride < count; from += stride) windows.push([from, Math.min(from + window, count)]);
  return windows;
}

export function createSecondReader(model: ReaderModel): SecondReader {
  /** The most dangerous part of the text. */
  function worst(words: readonly string[]): { score: number; buckets: number[] } {
    let found = { score: -Infinity, buckets: [] as number[] };
    for (const [from, to] of windowsOf(words.length)) {
      const buckets = bucketsOf(words, from, to);
      const score = scoresOf(model.danger, buckets)[0]!;
      if (score > found.score) found = { score, buckets };
    }
    return found;
  }
  function likeliest(head: Head, buckets: readonly number[]): { name: string; probability: number } {
    const all = softmax(scoresOf(head, buckets));
    const at = all.indexOf(Math.max(...all));
    return { name: head.classes[at]!, probability: all[at]! };
  }
  /** What kind of message it is shows in its beginning. */
  const opening = (words: readonly string[]): number[] => bucketsOf(words, 0, Math.min(window, words.length));
  const riskyOf = (words: readonly string[]): number => logistic(scoresOf(model.risky, opening(words))[0]!);

  return {
    suspects(text, { besideProtocol }) {
      const words = wordsOf(text);
      if (words.length < fewestWords) return undefined;
      const { score, buckets } = worst(words);
      const danger = logistic(score);
      const { thresholds } = model;
      if (danger < (besideProtocol ? thresholds.besideProtocol : thresholds.danger)) return undefined;
      return { danger, cluster: likeliest(model.cluster, buckets).name };
    },
    seemsRisky(text) {
      const words = wordsOf(text);
      return words.length >= fewestWords && riskyOf(words) >= model.thresholds.risky;
    },
    route: (text) => likeliest(model.route, opening(wordsOf(text))),
    probabilities(text) {
      const words = wordsOf(text);
      const { score, buckets } = worst(words);
      return { danger: logistic(score), risky: riskyOf(words), cluster: likeliest(model.cluster, buckets).name };
    },
    explain(text, most) {
      const words = wordsOf(text);
      const { weights, bits, scale } = model.danger;
      const found = new Map<number, Weighed>();
      const total = bucketsOf(words, 0, words.length).length;
      eachNgram(words, 0, words.length, (bucket, kind, word, start, end) => {
        const weight = (weights[bucket & (2 ** bits - 1)]! * scale[0]!) / Math.sqrt(total);
        if (!found.has(bucket)) found.set(bucket, { ngram: ngramText(words, kind, word, start, end), weight });
      });
      return [...found.values()].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, most);
    },
  };
}
