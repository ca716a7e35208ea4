import { missingKinds } from '../articles.js';
import type { Article } from '../articles.js';
import type { Item } from '../readTree.js';
import { about } from './finding.js';
import type { Finding } from './finding.js';
import { grade } from './readability.js';
import type { LintSettings } from './settings.js';

/** Reading level, length of sections, and whether the page says when and where to get help. */
export function checkPlainness(item: Item<Article>, { reading, section_words }: LintSettings): Finding[] {
  const { locale, sections } = item.value;
  const findings = missingKinds(sections).map((kind) => about(item, [], 'error', `the article has no ${kind} section`));
  const limit = reading[locale];
  const level = grade(sections.map(({ text }) => text.replace(/\{[a-z_]+\}/g, '')).join('\n\n'));
  if (limit && level >= limit.below)
    findings.push(about(item, [], 'warning', `reads at grade ${level.toFixed(1)}: below ${limit.below} is the aim`));
  for (const { id, kind, text } of sections) {
    const words = text.match(/\S+/g)?.length ?? 0;
    if (words > section_words)
      findings.push(
        about(item, ['sections', id], 'warning', `section ${id} has ${words} words: ${section_words} is the most`),
      );
    if (kind === 'when-to-get-help' && !text.includes('{emergency}'))
      findings.push(
        about(item, ['sections', id], 'warning', `section ${id} does not name {emergency}, the number to call`),
      );
  }
  return findings;
}

/** Languages whose reading level is not measured: said once each, so that silence is not taken for praise. */
export function unmeasuredLocales(articles: readonly Item<Article>[], { reading }: LintSettings): Finding[] {
  const first = new Map(
    articles.filter(({ value }) => !reading[value.locale]).map((item) => [item.value.locale, item]),
  );
  return [...first].map(([locale, { file }]) => ({
    file,
    line: 1,
    severity: 'note',
    reason: `no reading-level formula for ${locale}: its articles are not measured`,
  }));
}
