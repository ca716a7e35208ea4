import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * Asks the person at the terminal. The question goes to standard error: with `--json` standard output holds one object
 * and nothing else. `hidden` shows nothing of what is typed. End of input (Ctrl-D) is an empty answer; Ctrl-C ends the
 * program: what was confirmed before is done.
 */
export function ask(question: string, { hidden = false } = {}): Promise<string> {
  let mute = false;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      // Not waited for: what is written before `mute` would otherwise still be queued when it is set.
      if (!mute) process.stderr.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  return new Promise((resolve) => {
    terminal.once('SIGINT', () => process.exit(130));
    terminal.once('close', () => {
      if (hidden) process.stderr.write('\n');
      resolve('');
    });
    terminal.question(question, (answer) => {
      resolve(answer);
      terminal.close();
    });
    mute = hidden;
  });
}
