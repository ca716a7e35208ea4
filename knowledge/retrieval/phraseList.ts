/** Phrases by their first word, so that a text is read once however many phrases there are. */
export class PhraseList<T> {
  private readonly byFirst = new Map<string, { words: readonly string[]; value: T; rank: number }[]>();

  /** @param rank place of the phrase's list; what it means is the caller's */
  add(phrase: readonly string[], value: T, rank = 0): void {
    const first = phrase[0];
    if (first === undefined) return;
    const list = this.byFirst.get(first) ?? [];
    list.push({ words: phrase, value, rank });
    this.byFirst.set(first, list);
  }

  /** Every place at which a phrase stands. */
  in(words: readonly string[]): { at: number; length: number; value: T; rank: number }[] {
    return words.flatMap((word, at) =>
      (this.byFirst.get(word) ?? [])
        .filter((phrase) => phrase.words.every((part, index) => words[at + index] === part))
        .map(({ words: { length }, value, rank }) => ({ at, length, value, rank })),
    );
  }
}
