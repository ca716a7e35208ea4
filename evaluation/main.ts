/** `npm run evaluate -- <suite> --data FILE [--json]` */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadSite } from '../bot/site.js';
import { readConfig } from '../bot/config.js';
import { createLog } from '../bot/log.js';
import { evaluateMessages, messagesTable } from './messages/run.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const usage = 'usage: npm run evaluate -- messages --data FILE.jsonl [--json]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  if (positionals[0] !== 'messages' || !values.data) throw new Error(usage);
  const config = readConfig({ LOG_LEVEL: 'error' });
  const { services } = loadSite(config, createLog(config), root, Date.now());
  const report = await evaluateMessages(services, values.data);
  process.stdout.write(`${values.json ? JSON.stringify(report) : describe(report)}\n`);
}

function describe(report: Awaited<ReturnType<typeof evaluateMessages>>): string {
  const lists = Object.entries(report.metrics.emergencies).map(([how, ids]) => `${how}: ${ids.join(' ') || 'none'}`);
  return [messagesTable(report), '', 'Emergency rows:', ...lists].join('\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
