import type { ContentTree, Item } from '../readTree.js';
import { isDraft } from '../release.js';
import type { Finding } from './finding.js';

const reference = /\/articles\/([A-Za-z0-9-]+)(?:#([A-Za-z0-9-]+))?/g;

/** References to our own pages, in any text of any file: the page and the section must be there. */
export function checkOwnLinks(tree: ContentTree): Finding[] {
  const pages = new Map(tree.articles.map(({ value }) => [value.id, value]));
  const items: Item[] = [tree.articles, tree.messages, tree.protocols, tree.places].flat();
  return items.flatMap((item) =>
    textsOf(item.value).flatMap(({ path, text }) =>
      [...text.matchAll(reference)].flatMap(([link, id, section]): Finding[] => {
        const page = pages.get(id!);
        const reason =
          page === undefined
            ? 'there is no such page'
            : section !== undefined && !page.sections.some((one) => one.id === section)
              ? 'that page has no such section'
              : isDraft(page) && !isDraft(item.value)
                ? 'that page is a draft'
                : null;
        const severity = isDraft(item.value) ? 'warning' : 'error';
        return reason === null
          ? []
          : [{ file: item.file, line: item.lineOf(path), severity, reason: `${link}: ${reason}` }];
      }),
    ),
  );
}

/** Every string of a content file, with the way to it. */
function textsOf(value: unknown, path: PropertyKey[] = []): { path: PropertyKey[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value))
    return value.flatMap((part: unknown, index) => {
      // A section is found by its id: articles are no YAML all through.
      const { id } = (part ?? {}) as { id?: unknown };
      const name = path[0] === 'sections' && typeof id === 'string' ? id : index;
      return textsOf(part, [...path, name]);
    });
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, [...path, key]));
}
