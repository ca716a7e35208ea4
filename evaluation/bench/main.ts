/** `npm run bench -- <turns|screen|page> [--json]` */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../../bot/config.js';
import { createLog } from '../../bot/log.js';
import { loadSite } from '../../bot/site.js';
import { benchPage } from './page.js';
import { benchScreen } from './screen.js';
import { benchTurns } from './turns.js';

const dist = fileURLToPath(new URL('../../', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));

const benches: Record<string, () => unknown> = {
  turns: () => benchTurns(dist),
  page: () => benchPage(dist),
  screen: () => {
    const config = readConfig({ LOG_LEVEL: 'error' });
    return benchScreen(loadSite(config, createLog(config), root, Date.now()).services);
  },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const bench = benches[positionals[0] ?? ''];
  if (!bench) throw new Error(`usage: npm run bench -- <${Object.keys(benches).join('|')}> [--json]`);
  const report = await bench();
  process.stdout.write(`${JSON.stringify(report, null, values.json ? 0 : 2)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
