import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

type Tree = { [key: string]: string | Tree };

/** The modules that hold sentences, each with the keys it is given. */
const modules: Record<string, RegExp> = {
  'virtual:page-words': /^page\.(?!embed\.)/,
  'virtual:embed-words': /^page\.embed\./,
};
const resolved = (id: string): string => `\0${id}`;

/**
 * Writes the sentences under `page:` of knowledge/messages/en.yaml into the pages, so that they are there even when the
 * service is out of reach: as modules, and as `%page.key%` in HTML.
 */
export function pageWords(root: string): Plugin {
  const file = join(root, 'knowledge/messages/en.yaml');
  const read = (): Map<string, string> => {
    const { messages } = parse(readFileSync(file, 'utf8')) as { messages: { page: Tree } };
    return flatten(messages.page, 'page.');
  };
  return {
    name: 'page-words',
    resolveId: (id) => (id in modules ? resolved(id) : null),
    load(id) {
      const wanted = Object.entries(modules).find(([name]) => resolved(name) === id)?.[1];
      if (!wanted) return null;
      this.addWatchFile(file);
      const words = [...read()].filter(([key]) => wanted.test(key));
      return `export default ${JSON.stringify(Object.fromEntries(words))};`;
    },
    transformIndexHtml(html) {
      const words = read();
      return html.replace(/%(page\.[\w.]+)%/g, (_, key: string) => {
        const text = words.get(key);
        if (text === undefined) throw new Error(`${file} has no ${key}`);
        return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
      });
    },
  };
}

function flatten(tree: Tree, prefix: string): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}
