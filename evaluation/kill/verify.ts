import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds, type KillReport } from './rounds.js';

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
export const hasFault = (report: KillReport): boolean =>
  Object.entries(report).some(([name, n]) => /^(lost|doubled)/.test(name) && Number(n) > 0);
