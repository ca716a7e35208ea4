/** The second reader's file: what a clinician approves (its thresholds, and by a hash its weights), and the weights beside it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Head } from '../triage/reader/head.js';
import type { ReaderModel } from '../triage/reader/secondReader.js';
import { headerFields } from './header.js';
import type { Problem } from './problems.js';

const probability = z.number().min(0).max(1);

const thresholds = z.strictObject({ danger: probability, beside_protocol: probability, risky: probability });

export const secondReaderSchema = z.strictObject({
  ...headerFields,
  title: z.string().min(1),
  /** Shares of calm messages of the validation part that may be suspected; training sets the thresholds by them. */
  budget: thresholds,
  thresholds,
  /** SHA-256 of the weights file: who approves this file approves those weights. */
  weights: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal digits'),
});
export type SecondReaderFile = z.infer<typeof secondReaderSchema>;

const headSchema = z
  .strictObject({
    classes: z.array(z.string()).min(1),
    bits: z.number().int().min(8).max(20),
    scale: z.array(z.number()),
    bias: z.array(z.number()),
    weights: z.base64(),
  })
  .transform(({ weights, ...head }): Head => {
    const bytes = Buffer.from(weights, 'base64');
    return { ...head, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) };
  })
  .refine(({ classes, bits, scale, bias, weights }) => {
    const fits = scale.length === classes.length && bias.length === classes.length;
    return fits && weights.length === classes.length * 2 ** bits;
  }, 'the weights do not fit the classes');

const weightsSchema = z.strictObject({ danger: headSchema, cluster: headSchema, risky: headSchema, route: headSchema });

const weightsJson = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(weightsSchema);

export const weightsFile = 'second-reader.weights.json';
export const hashOfWeights = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the weights file holds, as JSON. */
export function weightsText(heads: Omit<ReaderModel, 'thresholds'>): string {
  const plain = ({ weights, ...head }: Head) => ({
    ...head,
    weights: Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength).toString('base64'),
  });
  const { danger, cluster, risky, route } = heads;
  return `${JSON.stringify({ danger: plain(danger), cluster: plain(cluster), risky: plain(risky), route: plain(route) })}\n`;
}

/** Reads the weights beside the file. Adds a problem and returns null when they are missing, broken or others than stated. */
export function readWeights(folder: string, file: SecondReaderFile, problems: Problem[]): ReaderModel | null {
  const report = (reason: string): null => {
    problems.push({ file: join(basename(folder), weightsFile), line: 1, reason });
    return null;
  };
  let text: string;
  try {
    text = readFileSync(join(folder, weightsFile), 'utf8');
  } catch {
    return report('the weights of the second reader cannot be read');
  }
  if (hashOfWeights(text) !== file.weights) return report('these are other weights than the file states (SHA-256)');
  const { data, error } = weightsJson.safeParse(text);
  if (error) return report(`broken weights: ${error.issues[0]!.message}`);
  const { danger, beside_protocol: besideProtocol, risky } = file.thresholds;
  return { ...data, thresholds: { danger, besideProtocol, risky } };
}
