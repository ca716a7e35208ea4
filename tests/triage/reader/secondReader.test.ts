/** What the reader makes of weights made by hand: each word's weight is known. */
import type { Head } from '../../../triage/reader/head.js';
import { logistic, scoresOf, softmax } from '../../../triage/reader/head.js';
import { bucketsOf } from '../../../triage/reader/ngrams.js';
import { createSecondReader, type ReaderModel } from '../../../triage/reader/secondReader.js';
import { cpuTime } from '../../cpuTime.js';

const bits = 16;
const wordBucket = (word: string): number => bucketsOf([word], 0, 1)[0]!;

/** A head in which only whole words count: a byte for each class. */
function head(classes: string[], words: Record<string, number[]>, bias = classes.map(() => 0)): Head {
  const weights = new Int8Array(classes.length * 2 ** bits);
  for (const [word, values] of Object.entries(words)) weights.set(values, (wordBucket(word) & 0xffff) * classes.length);
  return { classes, bits, scale: classes.map(() => 0.5), bias, weights };
}
const model: ReaderModel = {
  thresholds: { danger: 0.8, besideProtocol: 0.97, risky: 0.9 },
  danger: head(['danger'], { crushing: [127], fine: [-127] }, [-2]),
  cluster: head(['RF02', 'RF11'], { crushing: [20, 0], droopy: [0, 20] }),
  risky: head(['risky'], { dose: [127] }, [-1]),
  route: head(['symptom', 'question'], { crushing: [50, 0], what: [0, 50] }),
};
const reader = createSecondReader(model);
const anywhere = { besideProtocol: false };

describe('the second reader', () => {
  it('suspects the cluster that the words are of', () => {
    expect(reader.read('such a crushing feeling').suspects(anywhere)).toMatchObject({ cluster: 'RF02' });
    expect(reader.read('crushing pain and droopy droopy').suspects(anywhere)!.danger).toBeGreaterThan(0.8);
  });
  it('suspects nothing below its threshold, which is higher where a protocol is about to ask', () => {
    expect(reader.read('a feeling that is fine').suspects(anywhere)).toBeUndefined();
    const { danger } = reader.read('such a crushing feeling').suspects(anywhere)!;
    const at = (besideProtocol: number) =>
      createSecondReader({ ...model, thresholds: { ...model.thresholds, besideProtocol } });
    expect(
      at(danger + 1e-6)
        .read('such a crushing feeling')
        .suspects({ besideProtocol: true }),
    ).toBeUndefined();
    expect(at(danger).read('such a crushing feeling').suspects({ besideProtocol: true })).toBeDefined();
  });
  it('makes nothing of one or two words', () => {
    expect(reader.read('crushing').suspects(anywhere)).toBeUndefined();
    expect(reader.read('crushing pain').suspects(anywhere)).toBeUndefined();
    expect(reader.read('dose dose').seemsRisky()).toBe(false);
    expect(reader.read('').suspects(anywhere)).toBeUndefined();
  });
  it('finds a danger in the middle and at the end of a long message', () => {
    const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');
    for (const [before, after] of [
      [300, 300],
      [600, 0],
      [79, 80],
      [161, 0],
    ] as const)
      expect(reader.read(`${words(before)} crushing ${words(after)}`).suspects(anywhere)).toMatchObject({
        cluster: 'RF02',
      });
    expect(reader.read(words(600)).suspects(anywhere)).toBeUndefined();
  });
  it('sees risky questions and kinds of message', () => {
    expect(reader.read('dose for him?').seemsRisky()).toBe(true);
    expect(reader.read('what for him?').seemsRisky()).toBe(false);
    expect(reader.read('what is it').route()!.name).toBe('question');
    expect(reader.probabilities('such a crushing feeling')).toMatchObject({ cluster: 'RF02' });
  });
  it('explains itself: the heaviest pieces first, with their sign', () => {
    expect(
      reader
        .explain('crushing but fine', 2)
        .map(({ ngram }) => ngram)
        .sort(),
    ).toEqual(['crushing', 'fine']);
    const weights = Object.fromEntries(reader.explain('crushing but fine', 9).map((one) => [one.ngram, one.weight]));
    expect(weights['crushing']).toBeGreaterThan(0);
    expect(weights['fine']).toBeLessThan(0);
  });
  it('reads 100,000 characters in a moment', () => {
    const time = cpuTime(() => {
      reader.read('chest pain and more '.repeat(5000)).suspects(anywhere);
      reader.read('a'.repeat(100_000)).suspects(anywhere);
    });
    expect(time).toBeLessThan(2000);
  });
});

describe('a head', () => {
  it('adds a byte times its scale for each piece, by the root of their number', () => {
    const bucket = wordBucket('crushing');
    expect(scoresOf(model.danger, [bucket])[0]).toBeCloseTo(-2 + 127 * 0.5, 6);
    expect(scoresOf(model.danger, [bucket, 1, 2, 3])[0]).toBeCloseTo(-2 + (127 * 0.5) / 2, 6);
    expect(scoresOf(model.danger, [])[0]).toBe(-2);
  });
  it('gives probabilities', () => {
    expect(logistic(0)).toBe(0.5);
    expect([...softmax(Float64Array.from([1000, 1000]))]).toEqual([0.5, 0.5]);
  });
});
