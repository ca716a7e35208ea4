import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from './durable.js';
import { derive, openBytes, sealBytes, Sealer } from './seal.js';
import { StoreUnavailable, type Inbound } from './types.js';

/** A spooled message that cannot be read; its file was moved to `spool/corrupt` and holds up no other. */
export class SpoolCorrupt extends Error {
  override name = 'SpoolCorrupt';
  constructor(
    readonly file: string,
    options: ErrorOptions,
  ) {
    super(`The spooled message ${file} does not open and was moved aside`, options);
  }
}

export interface SpoolOptions {
  dataDir: string;
  /** 32 bytes; the spool seals under a key of its own, derived from it. */
  masterKey: Buffer;
  /** Told of messages that stay behind: SpoolCorrupt, or what accept threw. */
  onError: (error: Error) => void;
}

/** Holds what was accepted while the store was down: one sealed, synced file per message. */
export class Spool {
  private readonly directory: string;
  private readonly key: Buffer;
  private readonly names: Sealer;
  private draining: Promise<number> | undefined;

  constructor(private readonly options: SpoolOptions) {
    this.directory = join(options.dataDir, 'spool');
    this.key = derive(options.masterKey, 'spool');
    this.names = new Sealer(options.masterKey);
  }

  /** Durable when it resolves. The same message twice is kept once. Throws what the disk throws. */
  async write(inbound: Inbound): Promise<void> {
    const id = this.names.keyedHash('spool', `${inbound.conversationId}\0${inbound.inboxKey}`).slice(0, 32);
    if ((await this.files()).some((name) => name.endsWith(`-${id}.sealed`))) return;
    const name = `${String(inbound.at).padStart(16, '0')}-${id}.sealed`;
    const sealed = sealBytes(this.key, 0, name, Buffer.from(JSON.stringify(inbound)));
    await writeDurably(join(this.directory, name), join(this.directory, `${randomUUID()}.part`), sealed);
  }

  /**
   * Gives every message to `accept`, oldest first, and removes it once that resolved; the inbox key makes a message that
   * is drained twice one item. Returns how many went. Throws StoreUnavailable when the store is down again; any other
   * failure leaves that message where it is, is told to onError, and the rest goes on.
   */
  drain(accept: (inbound: Inbound) => Promise<unknown>): Promise<number> {
    this.draining ??= this.drainAll(accept).finally(() => (this.draining = undefined));
    return this.draining;
  }

  /** Writes and removes a file as durably as a message. Throws what the disk throws. */
  async probe(): Promise<void> {
    const name = join(this.directory, `${randomUUID()}.probe`);
    await this.files();
    await writeDurably(name, `${name}.part`, Buffer.from('probe'));
    await rm(name);
  }

  /** How many messages wait. */
  async size(): Promise<number> {
    return (await this.files()).length;
  }

  private async drainAll(accept: (inbound: Inbound) => Promise<unknown>): Promise<number> {
    let drained = 0;
    for (const name of await this.files()) {
      const inbound = await this.readOne(name);
      if (!inbound) continue;
      try {
        await accept(inbound);
      } catch (error) {
        if (error instanceof StoreUnavailable) throw error;
        this.options.onError(error instanceof Error ? error : new Error(String(error)));
        continue;
      }
      await rm(join(this.directory, name), { force: true });
      drained += 1;
    }
    return drained;
  }

  private async readOne(name: string): Promise<Inbound | null> {
    const bytes = await readFile(join(this.directory, name));
    try {
      return JSON.parse(openBytes(this.key, name, bytes).toString()) as Inbound;
    } catch (error) {
      const aside = join(this.directory, 'corrupt');
      await mkdir(aside, { recursive: true, mode: 0o700 });
      await rename(join(this.directory, name), join(aside, name));
      this.options.onError(new SpoolCorrupt(name, { cause: error }));
      return null;
    }
  }

  /** Names begin with the time, so their order is the order of arrival. */
  private async files(): Promise<string[]> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    return (await readdir(this.directory)).filter((name) => name.endsWith('.sealed')).sort();
  }
}
