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

/** One message, read once. Nothing is worked out before it is asked for, and nothing twice. */
export interface SecondReading {
  /** The emergency that the words suggest; undefined below the threshold. */
  suspects(options: { besideProtocol: boolean }): Suspicion | undefined;
  /** True where the words look like a question that a nurse must answer. */
  seemsRisky(): boolean;
  /** The likeliest kind of message; undefined where there are too few words to tell. */
  route(): Guess | undefined;
}

export interface Guess {
  name: string;
  probability: number;
}

export interface SecondReader {
  read(text: string): SecondReading;
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

interface Opened {
  words: readonly string[];
  /** Pieces of the first window. What kind of message it is shows in its beginning. */
  opening: readonly number[];
}

function open(text: string): Opened {
  const words = wordsOf(text);
  return { words, opening: bucketsOf(words, 0, Math.min(window, words.length)) };
}

/** The same work, done at the first call. */
function once<T extends object>(work: () => T): () => T {
  let done: T | undefined;
  return () => (done ??= work());
}

export function createSecondReader(model: ReaderModel): SecondReader {
  /** The most dangerous part of the text. */
  function worst({ words, opening }: Opened): { score: number; buckets: readonly number[] } {
    let found = { score: scoresOf(model.danger, opening)[0]!, buckets: opening };
    for (let from = stride; from + stride < words.length; from += stride) {
      const buckets = bucketsOf(words, from, Math.min(from + window, words.length));
      const score = scoresOf(model.danger, buckets)[0]!;
      if (score > found.score) found = { score, buckets };
    }
    return found;
  }
  function likeliest(head: Head, buckets: readonly number[]): Guess {
    const all = softmax(scoresOf(head, buckets));
    let at = 0;
    for (let i = 1; i < all.length; i++) if (all[i]! > all[at]!) at = i;
    return { name: head.classes[at]!, probability: all[at]! };
  }
  const riskyOf = ({ opening }: Opened): number => logistic(scoresOf(model.risky, opening)[0]!);

  return {
    read(text) {
      const opened = once(() => open(text));
      const danger = once(() => worst(opened()));
      const route = once(() => likeliest(model.route, opened().opening));
      return {
        suspects({ besideProtocol }) {
          if (opened().words.length < fewestWords) return undefined;
          const { score, buckets } = danger();
          const probability = logistic(score);
          const { thresholds } = model;
          if (probability < (besideProtocol ? thresholds.besideProtocol : thresholds.danger)) return undefined;
          return { danger: probability, cluster: likeliest(model.cluster, buckets).name };
        },
        seemsRisky: () => opened().words.length >= fewestWords && riskyOf(opened()) >= model.thresholds.risky,
        route: () => (opened().words.length < fewestWords ? undefined : route()),
      };
    },
    probabilities(text) {
      const opened = open(text);
      const { score, buckets } = worst(opened);
      return { danger: logistic(score), risky: riskyOf(opened), cluster: likeliest(model.cluster, buckets).name };
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
