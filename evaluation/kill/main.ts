/** `npm run kill -- [--rounds 200] [--json]`: rounds of `kill -9` on the built service; then the ledger is verified. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { KillReport } from './rounds.js';
import { hasFault, killAndVerify } from './verify.js';

const built = fileURLToPath(new URL('../../', import.meta.url));

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, json: { type: 'boolean', default: false } },
});
const progress = (round: number, { killed, messages, rounds: _rounds, ...faults }: KillReport): void => {
  if (values.json || round % 10 !== 9) return;
  const found = Object.values(faults).reduce((sum, n) => sum + n, 0);
  process.stderr.write(`${round + 1} rounds, ${killed} killed, ${messages} messages, ${found} faults\n`);
};
const report = await killAndVerify(Number(values.rounds), built, progress);
const text = values.json
  ? JSON.stringify(report)
  : Object.entries(report)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');
process.stdout.write(`${text}\n`);
if (report.ledger !== 'verified' || hasFault(report)) process.exitCode = 1;
