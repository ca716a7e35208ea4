import { relative, resolve } from 'node:path';
import { findFiles } from '../../knowledge/importing/findFiles.js';
import { importFiles } from '../../knowledge/importing/importFiles.js';
import type { Outcome } from '../../knowledge/importing/importFiles.js';
import { formats, note } from '../../knowledge/importing/page.js';
import type { Format } from '../../knowledge/importing/page.js';
import { plainText } from '../../knowledge/importing/plain.js';
import { loadSettings } from '../../knowledge/importing/settings.js';
import { locales } from '../../triage/types.js';
import { readFlags, WrongUse } from './knowledgeVerb.js';
import type { KnowledgeCommand, Verb } from './knowledgeVerb.js';

const flags = {
  locale: { type: 'string', default: 'en' },
  into: { type: 'string' },
  format: { type: 'string', default: 'auto' },
  update: { type: 'boolean', default: false },
  json: { type: 'boolean' },
} as const;

/** So many changed lines are shown of one page; all of them with `--json`. */
const changesShown = 12;

/** Makes draft articles of pages from elsewhere. A page that fails does not stop the others. */
export const importPages: Verb = {
  usage: `PATH… [--locale ${locales.join('|')}] [--into FOLDER] [--format auto|${formats.join('|')}] [--update] [--json]`,
  async run(args, command) {
    const { values, positionals } = readFlags(args, flags);
    if (positionals.length === 0) throw new WrongUse('Name the files or folders to import.');
    if (!(locales as readonly string[]).includes(values.locale))
      throw new WrongUse(`--locale is one of ${locales.join(', ')}.`);
    if (values.format !== 'auto' && !(formats as readonly string[]).includes(values.format))
      throw new WrongUse(`--format is auto or one of ${formats.join(', ')}.`);

    const { root, progress, clock } = command;
    const { files, skipped, failed } = findFiles(positionals);
    const outcomes: Outcome[] = failed.map((one) => ({ ...one, state: 'failed' }));
    const quiet = values.json === true || progress !== undefined;
    if (!quiet) for (const outcome of outcomes) tell(outcome, command);
    progress?.start(files.length);
    for await (const outcome of importFiles(files, {
      root,
      into: values.into === undefined ? resolve(root, 'articles', values.locale) : resolve(values.into),
      locale: values.locale,
      format: values.format === 'auto' ? undefined : (values.format as Format),
      update: values.update,
      now: clock.now(),
      settings: loadSettings(root),
      found: (pages) => progress?.grow(pages - 1),
    })) {
      outcomes.push(outcome);
      progress?.step();
      if (!quiet) tell(outcome, command);
    }
    progress?.stop();

    if (values.json) command.out(JSON.stringify({ pages: outcomes, skipped }));
    else {
      if (quiet) for (const outcome of outcomes) tell(outcome, command);
      command.out(summary(outcomes, skipped.length));
    }
    return outcomes.some(({ state }) => state === 'failed') ? 1 : 0;
  },
};

function tell(outcome: Outcome, { out, err }: KnowledgeCommand): void {
  const file = plainText(relative('', outcome.file));
  if (outcome.state === 'failed') {
    err(`${file}${outcome.page === undefined ? '' : ` (${outcome.page})`}: ${outcome.reason}`);
    return;
  }
  const { page, target, sections, notes, state, changes } = outcome;
  out(`${file} → ${relative('', target)}: ${page}, ${sections} ${sections === 1 ? 'section' : 'sections'}, ${state}`);
  for (const change of changes.slice(0, changesShown)) out(`    ${change}`);
  if (changes.length > changesShown) out(`    … and ${changes.length - changesShown} lines more`);
  for (const line of notes) out(`  ${line}`);
}

function summary(outcomes: readonly Outcome[], skipped: number): string {
  const count = (...states: Outcome['state'][]) => outcomes.filter(({ state }) => states.includes(state)).length;
  const parts = [
    ...note(count('new'), 'draft written', 'drafts written'),
    ...note(count('updated'), 'draft updated', 'drafts updated'),
    ...note(count('unchanged'), 'draft unchanged', 'drafts unchanged'),
    ...note(count('failed'), 'page failed', 'pages failed'),
    ...note(skipped, 'file of no known format passed over', 'files of no known format passed over'),
  ];
  return `${parts.join(', ') || 'Nothing to import'}.`;
}
