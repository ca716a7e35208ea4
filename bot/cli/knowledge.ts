import { join } from 'node:path';
import { systemClock } from '../../storage/clock.js';
import { knowledgeCommand } from './knowledgeCommand.js';
import { terminalProgress } from './progress.js';
import { ask } from './terminal.js';

const approverKeys = (process.env['APPROVER_PUBLIC_KEYS'] ?? '')
  .split(',')
  .map((key) => key.trim())
  .filter((key) => key !== '');

process.exitCode = await knowledgeCommand(process.argv.slice(2), {
  root: join(process.cwd(), 'knowledge'),
  approverKeys,
  clock: systemClock,
  env: process.env,
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  fetch,
  timeout: (ms) => AbortSignal.timeout(ms),
  progress: process.stderr.isTTY ? terminalProgress() : undefined,
  ask: process.stdin.isTTY ? ask : undefined,
});
