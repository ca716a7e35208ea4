/**
 * Remembers the results of pure work on texts. A turn asks several things of one message, with other conversations in
 * between. This is safe because a result depends on the text alone and is never changed: readonly types say so.
 */

/** So many results are kept: a busy process's messages of the last moments. */
const most = 256;
/** Longer texts are rare, and would hold memory. */
const longest = 2000;

/** The same function, which does not work twice on one of the last texts of up to 2,000 characters. */
export function remembered<T extends object>(work: (text: string) => Readonly<T>): (text: string) => Readonly<T> {
  const known = new Map<string, Readonly<T>>();
  return (text) => {
    if (text.length > longest) return work(text);
    const result = known.get(text) ?? work(text);
    // A map keeps its order: what was used last stands last.
    known.delete(text);
    known.set(text, result);
    const [oldest] = known.size > most ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    return result;
  };
}
