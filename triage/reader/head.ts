/**
 * One linear model over hashed pieces: a weight per bucket and class, a bias per class. One class is a logistic
 * regression, several are a multinomial one. Weights are bytes; what the training rounded away was measured.
 */
export interface Head {
  readonly classes: readonly string[];
  /** Buckets are the lowest `bits` bits of a piece's bucket. */
  readonly bits: number;
  /** What a byte stands for, by class. */
  readonly scale: readonly number[];
  readonly bias: readonly number[];
  /** By bucket, then by class. */
  readonly weights: Int8Array;
}

/**
 * The linear scores of a set of pieces (each bucket once), by class. The sum is divided by the root of the number of
 * pieces, so that long and short messages compare.
 */
export function scoresOf({ classes, bits, scale, bias, weights }: Head, buckets: readonly number[]): Float64Array {
  const count = classes.length;
  const sums = new Float64Array(count);
  const mask = 2 ** bits - 1;
  for (const bucket of buckets) {
    const row = (bucket & mask) * count;
    for (let i = 0; i < count; i += 1) sums[i]! += weights[row + i]!;
  }
  const norm = Math.sqrt(buckets.length || 1);
  for (let i = 0; i < count; i += 1) sums[i] = bias[i]! + (sums[i]! * scale[i]!) / norm;
  return sums;
}

export const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

/** Scores as probabilities that sum to 1. */
export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - most));
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / sum);
}
