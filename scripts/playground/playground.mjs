/** Installs the pinned Agents Playground outside the project and starts it: one process is one Teams personal chat. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const name = '@microsoft/m365agentsplayground';
const version = '0.2.28';
const pin = fileURLToPath(new URL('pinListen.cjs', import.meta.url));

/** @param {string} folder an empty folder  @returns {Promise<string>} path of the playground's command */
export async function install(folder) {
  await mkdir(folder, { recursive: true });
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', `${name}@${version}`];
  await promisify(execFile)('npm', args, { cwd: folder });
  return join(folder, 'node_modules', name, 'cli.js');
}

/**
 * @param {{ cli: string, bot: string, chat: string, folder: string }} options `bot`: URL of the bot's /api/messages;
 * `chat`: conversation id; `folder`: working folder, where the playground writes its log
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPlayground({ cli, bot, chat, folder }) {
  const args = ['--require', pin, cli, '-e', bot, '-c', 'msteams', '--conversation-id', chat, '--dt'];
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'log') };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const port = await Promise.race([listening(child), ended.then(() => undefined)]);
  if (port === undefined) throw new Error('the playground ended before it listened');
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** The port that it prints; another one than its default is taken when that is in use. */
async function listening(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^Listening on (\d+)$/.exec(line)?.[1];
    if (port === undefined) continue;
    // What else it prints must not fill the pipe.
    child.stdout.resume();
    return port;
  }
  return undefined;
}
