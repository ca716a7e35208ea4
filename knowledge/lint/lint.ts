import type { ContentTree } from '../readTree.js';
import { createDoseCheck } from './doses.js';
import { checkDuplicates } from './duplicates.js';
import type { Finding } from './finding.js';
import { checkOwnLinks } from './ownLinks.js';
import { checkPlainness, unmeasuredLocales } from './plainness.js';
import type { LintSettings } from './settings.js';

/** Everything that lint asks of sound content, without the network; in the order of files and lines. */
export function lintContent(tree: ContentTree, settings: LintSettings): Finding[] {
  // What was taken back is nobody's business any more.
  const articles = tree.articles.filter(({ value }) => !value.withdrawn);
  const checkDoses = createDoseCheck(settings);
  return inOrder([
    ...articles.flatMap((item) => [...checkPlainness(item, settings), ...checkDoses(item)]),
    ...unmeasuredLocales(articles, settings),
    ...checkDuplicates(articles),
    ...checkOwnLinks(tree),
  ]);
}

export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
