import page from 'virtual:page-words';

export type Values = Readonly<Record<string, string | number>>;

/** The sentences of the page itself: `page:` of knowledge/messages/en.yaml. What the assistant says comes from the service. */
export const words = {
  /**
   * The sentence under a key, its {placeholders} filled. Throws on an unknown key (a programming error).
   * @example words.text('page.case.many', { count: 3 })
   */
  text(key: string, values: Values = {}): string {
    const text = page[key];
    if (text === undefined) throw new Error(`unknown key: ${key}`);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  },
};
