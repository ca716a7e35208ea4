/**
 * Mutation testing of the protocol interpreter: every file of triage/protocol is changed in every way that Stryker
 * knows, and its own test in tests/triage/protocol must find each change by itself. Prints the mutants that lived and
 * a table; ends with 1 below 85 %.
 *
 *   npm run mutate [-- <file> …] [-- --concurrency 1]
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const goal = 85;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '2' } },
});
const all = readdirSync('triage/protocol').map((name) => name.replace(/\.ts$/, ''));
const files = positionals.length > 0 ? positionals : all;

const rows = [];
for (const file of files) {
  const { status } = spawnSync('npx', ['stryker', 'run', '--concurrency', values.concurrency, '--logLevel', 'warn'], {
    env: { ...process.env, MUTATED: file },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`stryker failed on ${file}`);
  const report = JSON.parse(readFileSync(`.stryker/${file}.json`, 'utf8'));
  const [{ mutants, source }] = Object.values(report.files);
  const lines = source.split('\n');
  const lived = mutants.filter((mutant) => mutant.status === 'Survived' || mutant.status === 'NoCoverage');
  const killed = mutants.filter((mutant) => mutant.status === 'Killed' || mutant.status === 'Timeout');
  for (const { location, mutatorName, replacement } of lived)
    console.log(
      `${file}.ts:${location.start.line}:${location.start.column} ${mutatorName}: ${replacement.replace(/\s+/g, ' ')}\n    ${lines[location.start.line - 1].trim()}`,
    );
  rows.push({ file, killed: killed.length, lived: lived.length });
}

const share = ({ killed, lived }) => `${((100 * killed) / (killed + lived)).toFixed(1)} %`;
const total = rows.reduce(
  (sum, row) => ({ file: 'all', killed: sum.killed + row.killed, lived: sum.lived + row.lived }),
  { file: 'all', killed: 0, lived: 0 },
);
for (const row of [...rows, total])
  console.log(`${row.file.padEnd(12)} ${share(row).padStart(8)}  (${row.killed}/${row.killed + row.lived})`);
process.exitCode = parseFloat(share(total)) < goal ? 1 : 0;
