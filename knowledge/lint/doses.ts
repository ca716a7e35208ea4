import type { Article } from '../articles.js';
import type { Item } from '../readTree.js';
import { about } from './finding.js';
import type { Finding } from './finding.js';
import type { LintSettings } from './settings.js';

/** So many characters after a dose are looked at for what it is a dose of. */
const reach = 30;

/**
 * Finds doses of medicines in articles that name no source for doses. A dose is a number with a unit, unless the words
 * after it make it a test result or food; a source is a line in `dose_sources`, or a label or formulary in `sources`.
 * It sees amounts only: "twice a day" alone is none.
 */
export function createDoseCheck({ doses }: LintSettings): (item: Item<Article>) => Finding[] {
  const number = `(?:\\d[\\d,.]{0,12}|${doses.numbers.map(escape).join('|')})`;
  const units = doses.units.map(escape).join('|');
  const dose = new RegExp(`(?<![\\p{L}\\p{N}])${number}[ -]?(?:${units})(?![\\p{L}\\p{N}])`, 'giu');
  const result = new RegExp(`^ ?(?:${doses.results.map(escape).join('|')})(?!\\p{L})`, 'iu');
  const food = new RegExp(`(?<!\\p{L})(?:${doses.food.map(escape).join('|')})(?!\\p{L})`, 'iu');

  const dosesIn = (text: string) =>
    [...text.matchAll(dose)].flatMap(({ 0: found, index }) => {
      const after = text.slice(index + found.length, index + found.length + reach).split(/[.;:\n]/)[0]!;
      return result.test(after) || food.test(after) ? [] : [found];
    });

  return (item) => {
    const { sections, sources, dose_sources = [] } = item.value;
    const told = sources.some((source) => doses.sources.some((name) => source.toLowerCase().includes(name)));
    if (told || dose_sources.length > 0) return [];
    return sections.flatMap(({ id, text }) => {
      const found = dosesIn(text);
      if (found.length === 0) return [];
      const reason = `section ${id} tells a dose (${found.join(', ')}) and no source tells doses: name it in dose_sources`;
      return [about(item, ['sections', id], 'error', reason)];
    });
  };
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
