import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { systemClock } from '../../storage/clock.js';
import { knowledgeCommand } from './knowledgeCommand.js';

const approverKeys = (process.env['APPROVER_PUBLIC_KEYS'] ?? '')
  .split(',')
  .map((key) => key.trim())
  .filter((key) => key !== '');

/** The question goes to standard error: with `--json` standard output holds one object and nothing else. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

process.exitCode = await knowledgeCommand(process.argv.slice(2), {
  root: join(process.cwd(), 'knowledge'),
  approverKeys,
  clock: systemClock,
  env: process.env,
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  ask: process.stdin.isTTY ? ask : undefined,
});
