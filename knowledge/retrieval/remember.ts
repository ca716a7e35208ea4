/**
 * A function that keeps its last answers, at most `most` of them: all are let go when there is no room. For what is asked
 * again and again within a message or a day, and must not grow with what patients write.
 */
export function remember<T>(most: number, look: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    if (known.has(key)) return known.get(key) as T;
    if (known.size >= most) known.clear();
    const found = look(key);
    known.set(key, found);
    return found;
  };
}
