/** The second reader's file and its weights: what was not approved, or is broken, is not loaded. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../../knowledge/problems.js';
import {
  hashOfWeights,
  readWeights,
  secondReaderSchema,
  weightsFile,
  weightsText,
} from '../../knowledge/secondReader.js';
import type { Head } from '../../triage/reader/head.js';
import { header } from '../triage/protocol/fixture.js';

const head = (...classes: string[]): Head => ({
  classes,
  bits: 8,
  scale: classes.map(() => 0.01),
  bias: classes.map(() => -1),
  weights: new Int8Array(classes.length * 256).map((_, i) => (i % 255) - 127),
});
const heads = { danger: head('danger'), cluster: head('RF01', 'RF02'), risky: head('risky'), route: head('symptom') };
const text = weightsText(heads);
const limits = { danger: 0.8, beside_protocol: 0.9, risky: 0.7 };
const file = (weights = hashOfWeights(text)) =>
  secondReaderSchema.parse({
    id: 'second-reader',
    ...header,
    budget: limits,
    thresholds: limits,
    weights,
  });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-reader-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(written: string, of = file()) {
  writeFileSync(join(folder, weightsFile), written);
  const problems: Problem[] = [];
  return { model: readWeights(folder, of, problems), reasons: problems.map(({ reason }) => reason) };
}

it('weights come back as they were written, with the thresholds of the file', () => {
  const { model, reasons } = read(text);
  expect(reasons).toEqual([]);
  expect(model).toEqual({ ...heads, thresholds: { danger: 0.8, besideProtocol: 0.9, risky: 0.7 } });
});

it('other weights than those that the file states are refused', () => {
  expect(read(`${text} `)).toEqual({ model: null, reasons: [expect.stringContaining('other weights')] });
});

it.each([
  ['no head', '{}'],
  ['no JSON', '{'],
  ['a class too many', weightsText({ ...heads, risky: { ...heads.risky, classes: ['a', 'b'] } })],
  ['too few weights', weightsText({ ...heads, danger: { ...heads.danger, weights: new Int8Array(3) } })],
])('broken weights are a problem: %s', (_what, broken) => {
  expect(read(broken, file(hashOfWeights(broken)))).toEqual({
    model: null,
    reasons: [expect.stringContaining('broken weights')],
  });
});

it('missing weights are a problem', () => {
  const problems: Problem[] = [];
  expect(readWeights(join(folder, 'nowhere'), file(), problems)).toBeNull();
  expect(problems).toMatchObject([{ file: 'nowhere/second-reader.weights.json' }]);
});
