import type { Article } from '../articles.js';
import type { Item } from '../readTree.js';
import { namesOf } from '../retrieval/passages.js';
import { about } from './finding.js';
import type { Finding } from './finding.js';

/**
 * Names that two articles of one language share. Two titles alike are an error: a patient could not choose. A shared
 * synonym or lay name can be right (then the patient is asked which is meant), unless one of the two says that it does
 * not mean it (`not_about`) or that one section answers it (`section_names`).
 */
export function checkDuplicates(articles: readonly Item<Article>[]): Finding[] {
  const owners = new Map<string, Item<Article>[]>();
  for (const item of articles) {
    for (const name of new Set(namesOf(item.value).map(plain))) {
      const key = `${item.value.locale}\n${name}`;
      owners.set(key, [...(owners.get(key) ?? []), item]);
    }
  }
  return [...owners].flatMap(([key, items]) => {
    const name = key.slice(key.indexOf('\n') + 1);
    const [first, ...others] = items.filter(({ value }) => !isTold(value, name));
    return others.map((item) => {
      const titles = [first!, item].every(({ value }) => plain(value.title) === name);
      const severity = titles && first!.value.status !== 'draft' ? 'error' : 'warning';
      return about(item, whereOf(item.value, name), severity, `"${name}" is also a name of ${first!.file}`);
    });
  });
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();

const isTold = ({ not_about = [], section_names = {} }: Article, name: string): boolean =>
  [...not_about, ...Object.values(section_names).flat()].some((told) => plain(told) === name);

function whereOf({ synonyms, lay_names }: Article, name: string): PropertyKey[] {
  const at = (names: readonly string[]) => names.findIndex((one) => plain(one) === name);
  if (at(synonyms) >= 0) return ['synonyms', at(synonyms)];
  return at(lay_names) >= 0 ? ['lay_names', at(lay_names)] : ['title'];
}
