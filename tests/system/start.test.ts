/** Starts that must fail say what to mend, in words, without a stack. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import { compose } from '../../bot/compose.js';
import { readConfig } from '../../bot/config.js';
import { cleanUp, runUntilItEnds, secrets, start, tempFolder } from './support.js';

jest.setTimeout(180_000);
afterAll(cleanUp);

const stackFrame = /^\s+at /m;

test('production names everything that is missing at once and exits with 1', async () => {
  const { code, stderr } = await runUntilItEnds({ CARELINE_PROFILE: 'production', DATA_DIR: tempFolder() });
  expect(code).toBe(1);
  const needed = [
    'MICROSOFT_APP_ID',
    'MICROSOFT_APP_PASSWORD',
    'DIRECTLINE_SECRET',
    'MASTER_KEY',
    'OIDC_ISSUER',
    'APPROVER_PUBLIC_KEYS',
  ];
  for (const name of needed) expect(stderr).toMatch(new RegExp(`^- ${name} is missing`, 'm'));
  expect(stderr).not.toMatch(stackFrame);
});

test('a wrong value is named and never printed', async () => {
  const { code, stderr } = await runUntilItEnds({ MASTER_KEY: 'not-a-key-but-secret', PORT: 'eighty' });
  expect(code).toBe(1);
  expect(stderr).toContain('MASTER_KEY must be 32 bytes in base64');
  expect(stderr).toContain('PORT must be a port number');
  expect(stderr).not.toMatch(/not-a-key-but-secret|eighty/);
  expect(stderr).not.toMatch(stackFrame);
});

test('a broken content file stops the start with file, line and reason', async () => {
  const root = tempFolder();
  cpSync(join(process.cwd(), 'knowledge'), join(root, 'knowledge'), { recursive: true });
  const file = join(root, 'knowledge', 'messages', 'en.yaml');
  const lines = readFileSync(file, 'utf8').split('\n');
  const line = lines.findIndex((text) => text.startsWith('status: '));
  lines[line] = 'status: checked-by-nobody';
  writeFileSync(file, lines.join('\n'));
  const config = readConfig({ DATA_DIR: tempFolder(), PORT: '0' });
  const failure = await compose(config, { log: pino({ enabled: false }), root, version: '0' }).then(
    () => 'it started',
    (error: Error) => error.message,
  );
  expect(failure).toMatch(new RegExp(`^knowledge/messages/en\\.yaml:${line + 1}: status: Invalid option`, 'm'));
});

test('another master key than the one the data was sealed under is refused in one line', async () => {
  const dataDir = tempFolder();
  await (await start({ ...secrets(), DATA_DIR: dataDir })).kill();
  const { code, stderr } = await runUntilItEnds({ ...secrets(), DATA_DIR: dataDir, PORT: '0' });
  expect(code).toBe(1);
  expect(stderr).toBe('The master key does not fit this database: it was sealed under another one\n');
});

test('a port that is taken is said in one line', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { code, stderr } = await runUntilItEnds({ DATA_DIR: tempFolder(), PORT: String(port) });
  other.close();
  expect(code).toBe(1);
  expect(stderr).toMatch(new RegExp(`^listen EADDRINUSE: [^\\n]*:${port}\\n$`));
});
