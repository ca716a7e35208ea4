import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type Compilable,
  type Expression,
} from 'kysely';
import type { Database, Dialect } from './schema.js';

export type Value = string | number | Buffer | null;

/** A statement as one engine runs it: the text, and the values for its placeholders by name. */
export interface Compiled {
  sql: string;
  bind(args: Record<string, Value>): Value[];
}

/** A statement written once with Kysely and compiled once per dialect; `Row` and `Names` are for the type checker. */
export interface Statement<Names extends string, Row> {
  /** Position in the list of all statements: engines keep what they prepared under it. */
  readonly index: number;
  compile(dialect: Dialect): Compiled;
  readonly types?: { names: Names; row: Row };
}

class Parameter {
  constructor(readonly name: string) {}
}

/**
 * Constants stand in the text and only parameters are bound: a planner uses a partial index (`where status = 'pending'`)
 * only when it can read the constant.
 */
class SqliteText extends SqliteQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (value instanceof Parameter) super.appendValue(value);
    else this.appendImmediateValue(value);
  }
}
class PostgresText extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    if (value instanceof Parameter) super.appendValue(value);
    else this.appendImmediateValue(value);
  }
}

// A driver that never connects: these two only turn builders into text.
const compilers: Record<Dialect, Kysely<Database>> = {
  sqlite: new Kysely<Database>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteText(),
    },
  }),
  postgres: new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresText(),
    },
  }),
};

let count = 0;

/**
 * Declares a statement. `build` gets the query builder, one expression per name, and the dialect for the few places
 * where the engines differ (row locks).
 *
 * @example
 * const headOf = statement(['id'], (db, p) => db.selectFrom('conversation').select('ledger_n').where('id', '=', p.id));
 */
export function statement<const Names extends string, Row>(
  names: readonly Names[],
  build: (db: Kysely<Database>, p: Record<Names, Expression<never>>, dialect: Dialect) => Compilable<Row>,
): Statement<Names, Row> {
  const expressions = {} as Record<Names, Expression<never>>;
  for (const name of names) expressions[name] = sql<never>`${new Parameter(name)}`;
  return {
    index: count++,
    compile(dialect) {
      const query = build(compilers[dialect], expressions, dialect).compile();
      return { sql: query.sql, bind: binder(query.parameters) };
    },
  };
}

function binder(parameters: readonly unknown[]): Compiled['bind'] {
  return (args) =>
    (parameters as Parameter[]).map((parameter) => {
      const value = args[parameter.name];
      if (value === undefined) throw new TypeError(`Statement parameter ${parameter.name} has no value`);
      return typeof value === 'string' ? storable(value) : value;
    });
}

/**
 * Text that both engines give back as it went in: PostgreSQL has no NUL, and neither has half a character pair. Only ids
 * that a client made can hold them; there the replacement character does as well.
 */
function storable(text: string): string {
  return /[\0\ud800-\udfff]/.test(text) ? Buffer.from(text.replaceAll('\0', '\ufffd')).toString() : text;
}

/** Locks the conversation's row until the transaction ends; SQLite has one writer and needs none. */
export function locked<Q extends { forUpdate(): Q }>(query: Q, dialect: Dialect): Q {
  return dialect === 'postgres' ? query.forUpdate() : query;
}
