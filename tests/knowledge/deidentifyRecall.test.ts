import { join } from 'node:path';
import { evaluateDeidentify } from '../../evaluation/deidentify/run.js';

const file = (name: string): string => join(__dirname, '../../evaluation/deidentify', `${name}.jsonl`);

describe('recall of de-identification on written messages', () => {
  test.each([
    ['tune', 0.98],
    ['test', 0.97],
    ['hard', 0.9],
    ['fresh', 0.85],
  ])('%s', async (name, floor) => {
    const { metrics } = await evaluateDeidentify(file(name));
    expect(metrics.recall.rate).toBeGreaterThanOrEqual(floor);
    expect(metrics.removedWrongly.rate).toBeLessThanOrEqual(0.015);
    expect(metrics.innocent).toBeGreaterThanOrEqual(8);
  });
});
