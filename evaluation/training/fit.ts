/**
 * Logistic regression by stochastic gradient descent with AdaGrad's step sizes (Duchi, Hazan & Singer, JMLR 2011):
 * one pass over the rows after another, in an order that a seed decides. One class: yes or no; several: exactly one.
 */
import type { Head } from '../../triage/reader/head.js';
import { randomFrom } from '../random.js';

export interface Example {
  /** Buckets of its pieces, each once. */
  buckets: readonly number[];
  /** Index of its class; for a single class 1 is yes and 0 is no. */
  label: number;
}

export interface FitOptions {
  classes: readonly string[];
  bits: number;
  seed: number;
  epochs: number;
  /** L2 penalty on each weight, at each touch. */
  penalty: number;
}

const rate = 0.4;
const biasRate = 0.02;
const firstSquare = 1e-2;
const largestByte = 127;

export function fit(examples: readonly Example[], { classes, bits, seed, epochs, penalty }: FitOptions): Head {
  const count = classes.length;
  const mask = 2 ** bits - 1;
  const weights = new Float32Array(2 ** bits * count);
  const squares = new Float32Array(weights.length).fill(firstSquare);
  const bias = new Float64Array(count);
  const wrong = new Float64Array(count);
  const next = randomFrom(seed);
  const order = examples.map((_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, next);
    for (const at of order) {
      const { buckets, label } = examples[at]!;
      const value = 1 / Math.sqrt(buckets.length || 1);
      wrong.set(bias);
      for (const bucket of buckets) {
        const row = (bucket & mask) * count;
        for (let k = 0; k < count; k += 1) wrong[k]! += weights[row + k]! * value;
      }
      toErrors(wrong, label);
      for (let k = 0; k < count; k += 1) bias[k]! -= biasRate * wrong[k]!;
      for (const bucket of buckets) {
        const row = (bucket & mask) * count;
        for (let k = 0; k < count; k += 1) {
          const place = row + k;
          const slope = wrong[k]! * value + penalty * weights[place]!;
          squares[place]! += slope * slope;
          weights[place]! -= (rate * slope) / Math.sqrt(squares[place]!);
        }
      }
    }
  }
  return toHead(classes, bits, weights, bias);
}

function shuffle(order: number[], next: (below: number) => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = next(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}

/** Scores → probability minus truth, in place. */
function toErrors(scores: Float64Array, label: number): void {
  if (scores.length === 1) {
    scores[0] = 1 / (1 + Math.exp(-scores[0]!)) - label;
    return;
  }
  const most = scores.reduce((a, b) => Math.max(a, b));
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) sum += scores[k] = Math.exp(scores[k]! - most);
  for (let k = 0; k < scores.length; k += 1) scores[k]! /= sum;
  scores[label]! -= 1;
}

/** Rounds each class's weights to bytes. */
function toHead(classes: readonly string[], bits: number, weights: Float32Array, bias: Float64Array): Head {
  const count = classes.length;
  const bytes = new Int8Array(weights.length);
  const scale = classes.map((_, k) => {
    let largest = 0;
    for (let place = k; place < weights.length; place += count) largest = Math.max(largest, Math.abs(weights[place]!));
    const step = Number((largest / largestByte || 1).toPrecision(6));
    for (let place = k; place < weights.length; place += count) bytes[place] = Math.round(weights[place]! / step);
    return step;
  });
  return { classes, bits, scale, bias: [...bias].map((one) => Number(one.toPrecision(6))), weights: bytes };
}
