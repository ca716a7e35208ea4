/** A statement and the sentences it is compared with, both in canonical form (see canonical.ts). */
export interface Comparison {
  statement: readonly string[];
  /** Each source sentence on its own: where one ends, a statement may join. */
  sentences: readonly (readonly string[])[];
  /** The source sentences in one row. */
  source: readonly string[];
}

/** Looks at one thing only. Returns the reason for refusing (a code for the ledger), or null. */
export type Check = (comparison: Comparison) => string | null;
