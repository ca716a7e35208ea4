/** Function words of one language, folded (lower case, no diacritics): what negation, time and subject are read from. */
export interface Lexicon {
  /** Deny what follows ("no tengo", "khong bi"). */
  negationBefore: readonly string[];
  /** Deny what stands before them (Japanese "…nai", Spanish "… no", "descartado"). */
  negationAfter: readonly string[];
  /** Look like a negation and are none ("no solo", "khong chi"). */
  pseudoNegation: readonly string[];
  /** End the reach of a negation ("pero", "nhung"). */
  terminations: readonly string[];
  past: readonly string[];
  recent: readonly string[];
  /** Happening after all, whatever past word stands beside: "again", "still", "now". */
  now: readonly string[];
  hypothetical: readonly string[];
  /** Asking about a thing rather than having it ("what are the symptoms of"). */
  education: readonly string[];
  /** Relation (as in `Finding.subject`) → words for it. */
  subjects: Readonly<Record<string, readonly string[]>>;
  /** The writer speaking about themselves. */
  self: readonly string[];
}
