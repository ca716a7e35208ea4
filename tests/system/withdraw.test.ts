/** A page is withdrawn by the command while the built service runs: a process of each, on one folder and one store. */
import { spawn } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { startService, type RunningService } from '../../evaluation/service.js';
import { send, WebPatient } from './clients.js';
import { cleanUp, tempFolder, until } from './support.js';

jest.setTimeout(120_000);

/** From the command's end to the page being gone; the service looks once a second. */
const soonMs = 10_000;
const question = 'what is asthma?';

let home: string;
let service: RunningService;
beforeAll(async () => {
  home = tempFolder();
  for (const name of ['dist', 'knowledge', 'package.json']) cpSync(name, join(home, name), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(home, 'node_modules'));
  service = await startService(join(home, 'dist', 'bot', 'main.js'), {
    PORT: '0',
    LOG_LEVEL: 'fatal',
    DATA_DIR: join(home, 'data'),
  });
});
afterAll(async () => {
  await (service as RunningService | undefined)?.kill();
  await cleanUp();
});

interface Report {
  withdrawn: { file: string; date: string; reason: string } | null;
  answered: { answers: { conversationId: string; section: string; version: string }[]; conversations: number };
}

async function knowledge(...args: string[]): Promise<Report> {
  const child = spawn(process.execPath, ['dist/bot/cli/knowledge.js', ...args, '--json'], {
    cwd: home,
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: join(home, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const code = await new Promise((resolve) => void child.on('close', resolve));
  expect(code).toBe(0);
  return JSON.parse(out) as Report;
}

test('the page goes within seconds, old links get kind words, and those who were answered are named', async () => {
  const patient = await WebPatient.at(service.url);
  await patient.write(service.url, question);
  await patient.replies(service.url, '/articles/asthma#');
  expect((await send(`${service.url}/articles/asthma`)).status).toBe(200);

  const { withdrawn, answered } = await knowledge('withdraw', 'asthma', '--reason', 'Tried by a test');
  expect(withdrawn).toMatchObject({ file: 'knowledge/articles/en/asthma.md', reason: 'Tried by a test' });
  expect(answered.conversations).toBe(1);
  expect(answered.answers).toEqual([expect.objectContaining({ section: 'overview', version: expect.any(String) })]);

  const page = await until(
    'the page being gone',
    async () => {
      const answer = await send(`${service.url}/articles/asthma`);
      return answer.status === 404 && answer;
    },
    soonMs,
  );
  expect(page.text).toContain('This page is not available. Please ask in the chat, and a nurse can help you.');
  expect(page.text).toContain('911');

  const later = await WebPatient.at(service.url);
  await later.write(service.url, question);
  await until('an answer without the page', async () => {
    const said = JSON.stringify((await later.lines(service.url)).filter(({ from }) => from.role === 'bot'));
    expect(said).not.toContain('/articles/asthma');
    return said.includes('nurse');
  });
  expect((await send(`${service.url}/articles/flu`)).status).toBe(200);
  expect((await knowledge('withdraw', 'asthma', '--list')).answered.answers).toHaveLength(1);
});
