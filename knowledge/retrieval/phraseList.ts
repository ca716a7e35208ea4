/** A phrase found in a text: `length` words from word `at` on. */
export interface FoundPhrase<T> {
  at: number;
  length: number;
  value: T;
}

/** Phrases by their first word, so that a text is read once however many phrases there are. */
export class PhraseList<T> {
  private readonly byFirst = new Map<string, { words: readonly string[]; value: T }[]>();

  add(words: readonly string[], value: T): void {
    const first = words[0];
    if (first === undefined) return;
    const list = this.byFirst.get(first);
    if (list) list.push({ words, value });
    else this.byFirst.set(first, [{ words, value }]);
  }

  /** What was first added under exactly these words. */
  get(words: readonly string[]): T | undefined {
    return this.at(words, 0).find(({ length }) => length === words.length)?.value;
  }

  /** Every place at which a phrase stands. */
  in(words: readonly string[]): FoundPhrase<T>[] {
    return words.flatMap((_word, at) => this.at(words, at));
  }

  /** The longest phrase at each place, none inside another: "low blood sugar" before "blood sugar". */
  longestIn(words: readonly string[]): FoundPhrase<T>[] {
    const found: FoundPhrase<T>[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const [first, ...others] = this.at(words, at);
      if (!first) continue;
      const longest = others.reduce((best, one) => (one.length > best.length ? one : best), first);
      found.push(longest);
      at += longest.length - 1;
    }
    return found;
  }

  private at(words: readonly string[], at: number): FoundPhrase<T>[] {
    return (this.byFirst.get(words[at] ?? '') ?? [])
      .filter((phrase) => phrase.words.every((part, index) => words[at + index] === part))
      .map(({ words: { length }, value }) => ({ at, length, value }));
  }
}
