import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { newKeyPair } from '../../knowledge/approvalKeys.js';
import { readFlags, Refused, WrongUse } from './knowledgeVerb.js';
import type { KnowledgeCommand, Verb } from './knowledgeVerb.js';

/** Makes an approver's key pair: the private half into a file for its owner only, the public half as a line to configure. */
export const newKey: Verb = {
  usage: 'FILE [--json]',
  async run(args, command) {
    const { values, positionals } = readFlags(args, { json: { type: 'boolean' } });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new WrongUse('Name one new file for the private key.');
    if (isInside(dirname(command.root), file))
      throw new Refused('A private key must not lie beside the content: choose a folder outside of it.');
    const { privatePem, publicLine } = newKeyPair(await passphrase(command));
    writePrivate(file, privatePem);
    if (values.json) command.out(JSON.stringify({ file, publicKey: publicLine }));
    else {
      command.err(`The private key is in ${file}. Keep it to yourself; whoever has it signs in your name.`);
      command.err('Add this public key to APPROVER_PUBLIC_KEYS (several are separated by commas):');
      command.out(publicLine);
    }
    return 0;
  },
};

/** Asked twice at a terminal; without one, or left empty, the file's mode alone protects the key. */
async function passphrase({ ask }: KnowledgeCommand): Promise<string | undefined> {
  const first = await ask?.('Passphrase for the key (empty for none): ', { hidden: true });
  if (!first) return undefined;
  if ((await ask?.('The same again: ', { hidden: true })) !== first)
    throw new Refused('The two passphrases are not the same.');
  return first;
}

function isInside(folder: string, file: string): boolean {
  const path = relative(resolve(folder), resolve(file));
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

function writePrivate(file: string, pem: string): void {
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refused(code === 'EEXIST' ? `${file} exists: a key is never overwritten.` : `${file}: ${code}`);
  }
  try {
    writeSync(handle, pem);
  } finally {
    closeSync(handle);
  }
}
