/** `npm start`: reads the environment, starts Careline, stops it in order on SIGTERM and SIGINT. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compose } from './compose.js';
import { ConfigError, readConfig } from './config.js';
import { createLog } from './log.js';
import { LogoProblem } from './siteLogo.js';
import { WebNotBuilt } from './web.js';
import { ContentError } from '../knowledge/problems.js';
import { AlreadyRunning } from '../storage/soleProcess.js';
import { WrongMasterKey } from '../storage/seal.js';

/** dist/bot/main.js → the folder that holds package.json and knowledge/. */
const root = fileURLToPath(new URL('../../', import.meta.url));

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config);
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const careline = await compose(config, { log, root, version });
  const { url, nurseLink } = await careline.start();
  const lines = [
    `Careline is ready (${config.profile} profile).`,
    `Patient page:  ${url}/`,
    ...(nurseLink ? [`Nurse sign-in: ${nurseLink}  (works once, for one hour)`] : []),
    ...(config.profile === 'demo'
      ? ['Sample content: not approved by a clinician. Do not use with real patients.']
      : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    careline.stop().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, 'stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}

main().catch((error: unknown) => {
  // These name what the operator must mend, and hold no secret or patient text: no stack is needed.
  const portTaken = (error as NodeJS.ErrnoException | null)?.code === 'EADDRINUSE';
  const known =
    portTaken ||
    [AlreadyRunning, ConfigError, ContentError, LogoProblem, WebNotBuilt, WrongMasterKey].some(
      (kind) => error instanceof kind,
    );
  const text = known
    ? (error as Error).message
    : error instanceof Error
      ? (error.stack ?? error.name)
      : 'unknown error';
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
