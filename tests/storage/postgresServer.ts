import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface PostgresServer {
  /** Makes an empty database and gives its URL. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops for good and removes the files; a dead test process has the same effect. */
  close(): Promise<void>;
}

/** A PostgreSQL of its own for one test file: a child process, because the package is an ES module and jest is not. */
export async function startPostgres(): Promise<PostgresServer> {
  const script = join(process.cwd(), 'tests/storage/runPostgres.mjs');
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]() as AsyncIterator<string, undefined>;
  const expectLine = async (word: string) => {
    const { value } = await lines.next();
    if (!value?.startsWith(word)) throw new Error(`PostgreSQL said ${value}, not ${word}`);
    return value;
  };
  const ask = (line: string, answer: string) => {
    child.stdin.write(`${line}\n`);
    return expectLine(answer);
  };
  const port = (await expectLine('ready')).split(' ')[1];
  return {
    async database(name) {
      await ask(`create ${name}`, 'created');
      return `postgres://postgres:password@127.0.0.1:${port}/${name}`;
    },
    stop: async () => void (await ask('stop', 'stopped')),
    start: async () => void (await ask('start', 'ready')),
    async close() {
      child.stdin.end();
      await exited;
    },
  };
}
