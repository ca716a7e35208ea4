import { join } from 'node:path';
import type { Engine, EngineOptions } from './engine.js';
import { PostgresEngine } from './postgres.js';
import { SqliteEngine } from './sqlite.js';
import { Sealer } from './seal.js';
import { storeOn } from './store.js';
import type { Store } from './types.js';
import { Vault } from './vault.js';

export interface StoreOptions {
  /** `postgres://…`; without it the store is a SQLite file in `dataDir`. */
  databaseUrl?: string;
  dataDir: string;
  /** 32 bytes. */
  masterKey: Buffer;
  /** Whether a channel's messages need a connector; by default all but our own Direct Line's. */
  connector?: (channelId: string) => boolean;
  /** This process alone works on the SQLite file: leases that it finds at its start belong to a dead one and are void. */
  alone?: boolean;
  /** For command-line tools: reads beside a running service and changes nothing. */
  readOnly?: boolean;
  /** Told of failures that no caller waits for. Never holds patient text. */
  onError?: (error: Error) => void;
}

/** The embedded database's file. */
export const sqliteFile = (dataDir: string) => join(dataDir, 'careline.db');

/** The store behind its one interface; `open()` it before use. */
export function createStore(options: StoreOptions): Store {
  const vault = new Vault(new Sealer(options.masterKey));
  const onError = options.onError ?? ((error: Error) => process.emitWarning(error));
  const engine = engineFor(options, {
    readOnly: options.readOnly ?? false,
    onRollback: () => vault.clear(),
    onError,
  });
  return storeOn(engine, vault, options.connector ?? ((channelId) => channelId !== 'directline'));
}

function engineFor(options: StoreOptions, engineOptions: EngineOptions): Engine {
  if (options.databaseUrl !== undefined) return new PostgresEngine(options.databaseUrl, engineOptions);
  return new SqliteEngine(sqliteFile(options.dataDir), { ...engineOptions, alone: options.alone ?? false });
}
