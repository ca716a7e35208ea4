/** `npm run kill -- [--rounds 200] [--json]`: rounds of `kill -9` on the built service; then the ledger is verified. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { killRounds, type KillReport } from './rounds.js';

const built = fileURLToPath(new URL('../../', import.meta.url));

/** Rounds, then `ledger verify --anchors` on what is left. Everything but rounds, killed and messages must be 0. */
export async function killAndVerify(
  rounds: number,
  dist: string,
  onRound?: (round: number, report: KillReport) => void,
): Promise<KillReport & { ledger: 'verified' | 'broken' }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'careline-kill-'));
  try {
    const main = join(dist, 'bot', 'main.js');
    const report = await killRounds({ rounds, main, dataDir, random: Math.random, ...(onRound ? { onRound } : {}) });
    const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir };
    const verify = spawnSync(process.execPath, [join(dist, 'bot', 'cli', 'ledger.js'), 'verify', '--anchors'], { env });
    return { ...report, ledger: verify.status === 0 ? 'verified' : 'broken' };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Everything that was lost or doubled; the other numbers only say how much was played. */
const hasFault = (report: KillReport): boolean =>
  Object.entries(report).some(([name, n]) => /^(lost|doubled)/.test(name) && Number(n) > 0);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
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
}
