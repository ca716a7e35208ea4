import { StoreUnavailable } from './types.js';

// SQLSTATE classes of mistakes in statement or data: bugs, which a spool would only hide.
const bugs = /^(0A|21|22|23|42|54|P0)/;

/**
 * Gives errors of connection, server, disk, lock and time their name; leaves all others as they are.
 * The message holds codes only: a server's own text may quote values.
 */
export function namePostgresError(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const { code, message, severity } = error as { code?: unknown; message?: unknown; severity?: unknown };
  if (typeof code === 'string' && severity !== undefined) {
    return bugs.test(code) ? error : new StoreUnavailable(`PostgreSQL: ${code}`, { cause: error });
  }
  const network = typeof code === 'string' && /^(E[A-Z]+|CERT_|ERR_)/.test(code);
  // pg gives its own failures no code, only these words.
  const client = /connection|timeout|terminated|not queryable|pool after calling end/i.test(String(message));
  if (network || client)
    return new StoreUnavailable(`PostgreSQL: ${network ? code : String(message)}`, { cause: error });
  return error;
}
