import BetterSqlite from 'better-sqlite3';

/** Another process works on the same data: two would answer every patient twice. */
export class AlreadyRunning extends Error {
  override name = 'AlreadyRunning';
}

/**
 * Claims a file for as long as this process lives: the system lets go of the lock when the process dies, however it
 * dies. Returns the way to let go. Throws AlreadyRunning.
 */
export function holdAlone(file: string): () => void {
  const db = new BetterSqlite(file, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('begin exclusive');
  } catch (cause) {
    db.close();
    throw new AlreadyRunning('Another Careline process works on this DATA_DIR.', { cause });
  }
  return () => db.close();
}
