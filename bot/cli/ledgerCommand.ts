import { Anchors } from '../../storage/anchors.js';
import { openStoreFromEnv } from '../../storage/fromEnv.js';
import { verifyLedger } from '../../storage/verify.js';

const usage = 'Usage: npm run ledger -- verify [--anchors] [--json]';
const flagsKnown = ['--anchors', '--json'];

export interface Output {
  out(line: string): void;
  err(line: string): void;
}

/**
 * `npm run ledger -- verify [--anchors] [--json]`: checks every chain, and with `--anchors` the anchor file against them;
 * works while the service runs.
 * @returns exit code: 0 all whole, 1 something broken (each entry named), 2 not checked.
 */
export async function ledgerCommand(
  args: string[],
  env: Record<string, string | undefined>,
  output: Output,
): Promise<number> {
  const [command, ...flags] = args;
  if (command !== 'verify' || flags.some((flag) => !flagsKnown.includes(flag))) {
    output.err(usage);
    return 2;
  }
  try {
    return await verify(flags, env, output);
  } catch (error) {
    output.err(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    return 2;
  }
}

async function verify(flags: string[], env: Record<string, string | undefined>, { out, err }: Output): Promise<number> {
  const { store, dataDir, masterKey } = await openStoreFromEnv(env);
  try {
    const ledger = await verifyLedger(store);
    const anchors = flags.includes('--anchors') ? await new Anchors({ dataDir, masterKey, store }).verify() : undefined;
    const whole = ledger.broken.length === 0 && (anchors?.broken.length ?? 0) === 0;
    if (flags.includes('--json')) {
      out(JSON.stringify({ whole, ledger, ...(anchors ? { anchors } : {}) }));
      return whole ? 0 : 1;
    }
    out(`Verified ${ledger.entries} ledger entries of ${ledger.conversations} conversations.`);
    if (anchors) out(`Compared ${anchors.heads} anchored heads in ${anchors.lines} lines of the anchor file.`);
    for (const { conversationId, n, problem } of ledger.broken) {
      err(`Broken: entry ${n} of conversation ${conversationId}: ${problem}`);
    }
    for (const { line, conversationId, n, problem } of anchors?.broken ?? []) {
      const entry = conversationId === undefined ? '' : `, entry ${n} of conversation ${conversationId}`;
      err(`Broken: anchor line ${line}${entry}: ${problem}`);
    }
    out(whole ? 'Whole.' : 'NOT whole.');
    return whole ? 0 : 1;
  } finally {
    await store.close();
  }
}
