import { z } from 'zod';
import { headerFields } from './header.js';
import { fill } from './places.js';

export type MessageTree = { [key: string]: string | MessageTree };

const tree: z.ZodType<MessageTree> = z.lazy(() =>
  z.record(z.string().regex(/^[A-Za-z0-9_.-]+$/), z.union([z.string().min(1, 'a message may not be empty'), tree])),
);

/** `knowledge/messages/<locale>.yaml`: every sentence that the bot can say, word for word. */
export const messageFileSchema = z.strictObject({
  ...headerFields,
  locale: z.enum(['en', 'es', 'vi', 'ja']),
  messages: tree,
});
export type MessageFile = z.infer<typeof messageFileSchema>;

/** Placeholders that code knows how to fill. */
export const messagePlaceholders: readonly string[] = [
  'site',
  'country',
  'emergency',
  'crisis',
  'poison',
  'case',
  'wait',
  'due',
  'nurse',
  'state',
  'count',
  'action',
  'label',
  'words',
  'subject',
  'what',
  'when',
  'title',
  'section',
  'version',
  'review_by',
  'source',
  'topic',
];

export type MessageValues = Readonly<Record<string, string | number>>;

export interface LocaleMessages {
  readonly locale: string;
  /** The sentence under a dotted key. Throws on an unknown key or a missing value (a programming error). */
  text(key: string, values?: MessageValues): string;
  /** True when the key exists in this locale or, failing that, in English. */
  has(key: string): boolean;
  /** True only when this locale itself has the key. */
  hasOwn(key: string): boolean;
}

export interface Messages {
  /** Messages of a locale; a locale or key that does not exist falls back to English. */
  for(locale: string): LocaleMessages;
  readonly locales: readonly string[];
  /** Dotted keys that a locale's own file holds. */
  keys(locale: string): readonly string[];
}

/** Flattens nested groups to dotted keys: `{case: {opened: "…"}}` → `case.opened`. */
export function flattenMessages(messages: MessageTree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flattenMessages(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/**
 * Sentences by locale and dotted key.
 * @example createMessages(files).for('en').text('case.opened', { case: 'C-1001' })
 */
export function createMessages(files: readonly Pick<MessageFile, 'locale' | 'messages'>[]): Messages {
  const flat = new Map<string, Map<string, string>>(files.map((file) => [file.locale, flattenMessages(file.messages)]));
  const english = flat.get('en');
  if (!english) throw new Error('messages need an English file');
  const build = (locale: string, own: ReadonlyMap<string, string>): LocaleMessages => ({
    locale,
    text(key, values = {}) {
      const text = own.get(key) ?? english.get(key);
      if (text === undefined) throw new Error(`unknown message key: ${key}`);
      return fill(text, values, `message ${key}`);
    },
    has: (key) => own.has(key) || english.has(key),
    hasOwn: (key) => own.has(key),
  });
  const byLocale = new Map([...flat].map(([locale, own]) => [locale, build(locale, own)]));
  const fallback = build('en', english);
  return {
    for: (locale) => byLocale.get(locale) ?? fallback,
    locales: [...flat.keys()],
    keys: (locale) => [...(flat.get(locale)?.keys() ?? [])],
  };
}
