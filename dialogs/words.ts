import type { LocaleMessages, MessageValues } from '../knowledge/messages.js';

/** The fixed sentences of one locale, with the site's name and the place's numbers already filled in. */
export interface Words {
  text(key: string, values?: MessageValues): string;
  has(key: string): boolean;
}

export function wordsOf(messages: LocaleMessages, site: MessageValues): Words {
  return {
    text: (key, values) => messages.text(key, { ...site, ...values }),
    has: (key) => messages.has(key),
  };
}
